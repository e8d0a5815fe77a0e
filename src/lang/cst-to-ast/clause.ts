import type {
  AtCstNode,
  BoundCstNode,
  ClauseCstNode,
  ConfineCstNode,
  DepthCstNode,
} from '../../../grammar/tributary-cst.ts'
import type { Clause, Granularity } from '../ast.ts'
import { spanOf, type Reader } from './reader.ts'
import { readTime, readWholeNumber } from './time.ts'
import { readLabel } from './word.ts'

export function readClause(node: ClauseCstNode, reader: Reader): Clause {
  const { depth, bound, between, at, confine, via } = node.children
  const span = spanOf(node)
  if (depth !== undefined) return readDepth(depth[0]!)
  if (bound !== undefined) return readBound(bound[0]!, reader)
  if (between !== undefined) {
    const [from, to] = between[0]!.children.time
    return { kind: 'between', from: readTime(from!, reader), to: readTime(to!, reader), span }
  }
  if (at !== undefined) return { kind: 'at', granularity: granularityOf(at[0]!), span }
  if (confine !== undefined) return readConfine(confine[0]!, reader)
  if (via !== undefined) return { kind: 'via', words: via[0]!.children.label.map(readLabel), span }
  return { kind: 'includingStart', span }
}

function readDepth(node: DepthCstNode): Clause {
  const { AllKeyword, Range, wholeNumber = [] } = node.children
  const span = spanOf(node)
  if (AllKeyword !== undefined) return { kind: 'depth', all: true, span }
  const [first, second] = wholeNumber.map(readWholeNumber)
  if (Range === undefined) return { kind: 'depth', max: first!, all: false, span }
  if (second === undefined) return { kind: 'depth', min: first!, all: false, span }
  return { kind: 'depth', min: first!, max: second, all: false, span }
}

function readBound(node: BoundCstNode, reader: Reader): Clause {
  const { SinceKeyword, UntilKeyword, time } = node.children
  return {
    kind: SinceKeyword !== undefined ? 'since' : UntilKeyword !== undefined ? 'until' : 'asOf',
    time: readTime(time[0]!, reader),
    span: spanOf(node),
  }
}

function granularityOf(node: AtCstNode): Granularity {
  const { DatasetKeyword, ColumnKeyword, JobKeyword, RunKeyword } = node.children
  if (DatasetKeyword !== undefined) return 'dataset'
  if (ColumnKeyword !== undefined) return 'column'
  if (JobKeyword !== undefined) return 'job'
  return RunKeyword === undefined ? 'operation' : 'run'
}

function readConfine(node: ConfineCstNode, reader: Reader): Clause {
  const { WithinKeyword, AvoidingKeyword, SkipKeyword, selector } = node.children
  const stopOrSkip = SkipKeyword === undefined ? 'stopAt' : 'skip'
  return {
    kind: WithinKeyword !== undefined ? 'within' : AvoidingKeyword !== undefined ? 'avoiding' : stopOrSkip,
    selector: reader.selector(selector[0]!),
    span: spanOf(node),
  }
}
