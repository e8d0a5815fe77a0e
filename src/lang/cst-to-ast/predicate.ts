import type {
  ComparisonCstNode,
  ConditionCstNode,
  PredicateCstNode,
  RelationCstNode,
  TextTestCstNode,
} from '../../../grammar/tributary-cst.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Predicate, Word } from '../ast.ts'
import { readTagged } from './filter.ts'
import { spanOf, type Reader } from './reader.ts'
import { readRegex } from './regex.ts'
import { readAge } from './time.ts'
import { readValue } from './value.ts'
import { readGlob, readLabel, readParam } from './word.ts'

export function readPredicate(node: PredicateCstNode, reader: Reader): Predicate {
  const alternatives = node.children.conjunction.map((conjunction) => {
    const conditions = conjunction.children.condition.map((condition) => readCondition(condition, reader))
    return joined('and', conditions, spanOf(conjunction))
  })
  return joined('or', alternatives, spanOf(node))
}

/** A single condition stays as it is. Parentheses around the same operator are not part of the tree. */
function joined(kind: 'and' | 'or', items: readonly Predicate[], span: TextSpan): Predicate {
  if (items.length === 1) return items[0]!
  return { kind, items: items.flatMap((item) => (item.kind === kind ? item.items : [item])), span }
}

function readCondition(node: ConditionCstNode, reader: Reader): Predicate {
  const { NotKeyword, predicate, tagged, comparison } = node.children
  const span = spanOf(node)
  if (tagged !== undefined) {
    return { kind: 'tagged', negated: NotKeyword !== undefined, ...readTagged(tagged[0]!), span }
  }
  const item =
    predicate === undefined ? readComparison(comparison![0]!, reader) : readPredicate(predicate[0]!, reader)
  return NotKeyword === undefined ? item : { kind: 'not', item, span }
}

function readComparison(node: ComparisonCstNode, reader: Reader): Predicate {
  const { label, relation, nullTest, age, textTest } = node.children
  const field = readLabel(label[0]!)
  const span = spanOf(node)
  if (relation !== undefined) {
    const op = operatorOf(relation[0]!)
    return { kind: 'compare', field, op, value: readValue(relation[0]!.children.value[0]!), span }
  }
  if (nullTest !== undefined) {
    return { kind: 'null', field, negated: nullTest[0]!.children.NotKeyword !== undefined, span }
  }
  if (age !== undefined) {
    const than = age[0]!.children.OlderKeyword === undefined ? 'newer' : 'older'
    return { kind: 'age', field, than, duration: readAge(age[0]!, reader), span }
  }
  return readTextTest(textTest![0]!, field, span)
}

function operatorOf(node: RelationCstNode): '=' | '!=' | '<' | '<=' | '>' | '>=' {
  const { Equal, NotEqual, Less, LessOrEqual, Greater } = node.children
  if (Equal !== undefined) return '='
  if (NotEqual !== undefined) return '!='
  if (Less !== undefined) return '<'
  if (LessOrEqual !== undefined) return '<='
  return Greater === undefined ? '>=' : '>'
}

function readTextTest(node: TextTestCstNode, field: Word, span: TextSpan): Predicate {
  const { NotKeyword, glob, Regex, oneOfValues } = node.children
  const negated = NotKeyword !== undefined
  if (glob !== undefined) return { kind: 'like', field, negated, glob: readGlob(glob[0]!), span }
  if (Regex !== undefined) return { kind: 'matching', field, negated, regex: readRegex(Regex[0]!), span }
  const { Param, value } = oneOfValues![0]!.children
  const values = Param === undefined ? value!.map(readValue) : readParam(Param[0]!)
  return { kind: 'in', field, negated, values, span }
}
