import { afterStage } from './after-stage.ts'
import { clauseWithoutWalk } from './clause-without-walk.ts'
import type { RepairRule } from './fault.ts'
import { closeWord, misspelledWord } from './misspelled-word.ts'
import { missingName } from './missing-name.ts'
import { missingSign } from './missing-sign.ts'
import { walkAsSelector } from './walk-as-selector.ts'
import { wrongName } from './wrong-name.ts'

/** Tried in this order, which leads to the clearest messages: the first whose repair helps is believed. */
export const repairRules: readonly RepairRule[] = [
  walkAsSelector,
  wrongName,
  misspelledWord,
  missingName,
  afterStage,
  clauseWithoutWalk,
  missingSign,
  closeWord,
]
