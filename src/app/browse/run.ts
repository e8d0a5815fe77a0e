import type { NodeRow } from '../../domain/graph-rows.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { cardsOf, rowCard } from './cards.ts'
import { neighbours } from './neighbours.ts'
import { facetsOf, plainProps, present } from './plain-props.ts'

/** The maximum number of child runs in the details of a run. Its tree shows more. */
const MAX_CHILDREN = 100

/** The details of a run. */
export async function runDetail(read: Read, { id, props }: NodeRow): Promise<JsonObject> {
  const [[card], runners, users, parents, children] = await Promise.all([
    cardsOf(read, 'run', [id]),
    neighbours(read, [id], 'Run', ['RAN_ON', 'from', 'Runner']),
    neighbours(read, [id], 'Run', ['STARTED_BY', 'from', 'User']),
    neighbours(read, [id], 'Run', ['PART_OF', 'from', 'Run']),
    neighbours(read, [id], 'Run', ['PART_OF', 'to', 'Run'], MAX_CHILDREN),
  ])
  const [runner] = runners.found
  return {
    ...card,
    ...present({
      runner: runner && (await runnerOf(read, runner.node)),
      user: users.found[0] && rowCard('user', users.found[0].node),
      parents: parents.found.length === 0 ? undefined : parents.found.map(({ node }) => rowCard('run', node)),
      children:
        children.found.length === 0 ? undefined : children.found.map(({ node }) => rowCard('run', node)),
      childrenCut: children.cut ? true : undefined,
    }),
    ...facetsOf(props),
  }
}

async function runnerOf(read: Read, { id, props }: NodeRow): Promise<JsonObject> {
  const { found } = await neighbours(read, [id], 'Runner', ['LOCATED_IN', 'from', 'Location'], 1)
  return {
    id,
    ...plainProps(props, ['type', 'version']),
    ...present({ location: found[0] && rowCard('location', found[0].node) }),
  }
}
