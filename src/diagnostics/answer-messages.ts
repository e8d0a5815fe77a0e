import { note, type Nothing } from './message.ts'
import { plural } from './wording.ts'

/** What is said of an answer once it is known. */
export const answerMessages = {
  'no-columns': note(
    (p: { count: number }) =>
      `${plural(p.count, 'dataset')} of the start ${p.count === 1 ? 'has' : 'have'} no known columns, so there is nothing to walk by columns`,
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
    const [way, end] = p.which === 'roots' ? ['in', 'root'] : ['out', 'leaf']
    return `${plural(p.count, 'cycle')} ${p.count === 1 ? 'has' : 'have'} no way ${way}, and so no ${end}`
  }),
  'more-paths': note(
    (p: { shown: number }) => `there are more ways than the first ${p.shown}, which \`paths\` lists`,
  ),
  'paths-unlisted': note(
    (p: { shown: number }) =>
      `only ${plural(p.shown, 'way')} could be listed in the time; the nodes and edges of all ways are shown`,
  ),
  'changes-cut': note<Nothing>(
    () =>
      'a limit cut one of the two looks, so what the other alone has is left out: it may be neither new nor gone',
  ),
  'several-windows': note<Nothing>(() => 'the walks of this query have different windows, so none is stated'),
} as const
