import { afterStage } from './after-stage.ts'
import { clauseWithoutWalk } from './clause-without-walk.ts'
import type { RepairRule } from './fault.ts'
import { ageOfInstant, betweenValues, offset, pathsMeant, severalValues, wordMissing } from './habits.ts'
import { listInBraces } from './list-in-braces.ts'
import { closeWord, misspelledWord } from './misspelled-word.ts'
import { missingName } from './missing-name.ts'
import { missingSign } from './missing-sign.ts'
import { needlessBeginning } from './needless-beginning.ts'
import { needlessSign } from './needless-sign.ts'
import { numberOfKeyword } from './number-of-keyword.ts'
import { phraseMeant } from './phrase-meant.ts'
import { secondQuery } from './second-query.ts'
import {
  columnAlone,
  emptyList,
  foreignComment,
  letAlone,
  misplacedParam,
  regexInQuotes,
  valueAsList,
} from './small-forms.ts'
import { valueWithoutField } from './value-without-field.ts'
import { walkAsSelector } from './walk-as-selector.ts'
import { writtenTime } from './written-time.ts'
import { wrongName } from './wrong-name.ts'

/** Tried in this order, which leads to the clearest messages: the first whose repair helps is believed. */
export const repairRules: readonly RepairRule[] = [
  foreignComment,
  needlessBeginning,
  misplacedParam,
  walkAsSelector,
  secondQuery,
  emptyList,
  writtenTime,
  valueWithoutField,
  wrongName,
  betweenValues,
  ageOfInstant,
  offset,
  severalValues,
  misspelledWord,
  missingName,
  phraseMeant,
  numberOfKeyword,
  wordMissing,
  pathsMeant,
  afterStage,
  clauseWithoutWalk,
  columnAlone,
  letAlone,
  regexInQuotes,
  valueAsList,
  listInBraces,
  missingSign,
  needlessSign,
  closeWord,
]
