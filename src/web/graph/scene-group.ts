import type { NodeJson } from '../../render/answer-json.ts'
import { CARD } from './card-size.ts'
import type { GroupBy } from './scene-view.ts'
import { groupTitle } from './group-keys.ts'
import type { SceneGroup } from './scene.ts'

/** A collapsed group as a card. `inner` is set once its edges are known. */
export function sceneGroup(by: GroupBy, key: string, members: readonly NodeJson[]): SceneGroup {
  const marked: { -readonly [mark in keyof SceneGroup['marked']]: number } = {}
  const mark = (name: keyof SceneGroup['marked'], is: boolean): void => {
    if (is) marked[name] = (marked[name] ?? 0) + 1
  }
  for (const node of members) {
    mark('start', node.start === true)
    mark('more', node.more === true)
    mark('opaque', node.opaque === true)
    mark('cycle', node.cycle !== undefined)
    mark('added', node.change === 'added')
    mark('removed', node.change === 'removed')
    mark('opened', node.opened === true)
  }
  return {
    kind: 'group',
    id: `group:${key}`,
    title: groupTitle(by, key),
    by,
    key,
    members: members.map((node) => node.id),
    count: members.length,
    marked,
    inner: 0,
    width: CARD.width,
    height: CARD.head + CARD.facts,
    anchor: CARD.anchor,
  }
}
