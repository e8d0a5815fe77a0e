import { afterStage } from './after-stage.ts'
import { clauseWithoutWalk } from './clause-without-walk.ts'
import type { RepairRule } from './fault.ts'
import {
  ageOfInstant,
  betweenValues,
  offset,
  walkToNode,
  severalValues,
  missingWord,
} from './foreign-syntax.ts'
import { listInBraces } from './list-in-braces.ts'
import { closeWord, misspelledWord } from './misspelled-word.ts'
import { missingName } from './missing-name.ts'
import { missingSign } from './missing-sign.ts'
import { needlessBeginning } from './needless-beginning.ts'
import { needlessSign } from './needless-sign.ts'
import { numberOfKeyword } from './number-of-keyword.ts'
import { foreignPhrase } from './foreign-phrase-rule.ts'
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
import { foreignTime } from './foreign-time.ts'
import { wrongName } from './wrong-name.ts'

/** Tried in this order, which gives the clearest messages. The first rule with a repair wins. */
export const repairRules: readonly RepairRule[] = [
  foreignComment,
  needlessBeginning,
  misplacedParam,
  walkAsSelector,
  secondQuery,
  emptyList,
  foreignTime,
  valueWithoutField,
  wrongName,
  betweenValues,
  ageOfInstant,
  offset,
  severalValues,
  misspelledWord,
  missingName,
  foreignPhrase,
  numberOfKeyword,
  missingWord,
  walkToNode,
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
