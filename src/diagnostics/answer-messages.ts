import { note, type NoParams } from './message.ts'
import { plural } from './wording.ts'

/** Notes on an answer. */
export const answerMessages = {
  'no-columns': note(
    (p: { count: number }) =>
      `${plural(p.count, 'start dataset')} ${p.count === 1 ? 'has' : 'have'} no known columns, so the walk by columns ends there`,
  ),
  'start-not-there': note((p: { count: number; all: number; asOf: string }) =>
    p.all === 1
      ? `the start did not exist at ${p.asOf}`
      : `${p.count} of ${plural(p.all, 'start')} did not exist at ${p.asOf}`,
  ),
  'opaque-columns': note(
    (p: { count: number }) =>
      `${plural(p.count, 'column')} marked opaque: the dataset has edges without column lineage there, so the columns beyond are unknown`,
  ),
  'closed-cycles': note((p: { count: number; which: 'roots' | 'leaves' }) => {
    const [edge, end] = p.which === 'roots' ? ['incoming', 'root'] : ['outgoing', 'leaf']
    return `${plural(p.count, 'cycle')} ${p.count === 1 ? 'has' : 'have'} no ${edge} edge and therefore no ${end}`
  }),
  'more-paths': note(
    (p: { shown: number }) => `there are more paths than the ${p.shown} that \`paths\` lists`,
  ),
  'paths-unlisted': note(
    (p: { shown: number }) =>
      `only ${plural(p.shown, 'path')} could be listed in time; the nodes and edges of all paths are shown`,
  ),
  'changes-cut': note<NoParams>(
    () =>
      'one of the two snapshots was cut at a limit, so members that only the other one has are left out: they may be neither added nor removed',
  ),
  'several-windows': note<NoParams>(
    () => 'the walks of this query have different windows, so the answer states no window',
  ),
} as const
