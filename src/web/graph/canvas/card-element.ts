import { initials, describeMarks, describeNode } from '../describe-node.ts'
import type { SceneCard, SceneGroup, SceneNode } from '../scene.ts'
import { hasFacts } from '../scene-card.ts'
import { svgIcon } from './svg-icon.ts'
import type { TextMeasure } from './text-measure.ts'

/** The fonts by which cards measure text. They must match graph.css. */
export interface CardFonts {
  readonly name: TextMeasure
  readonly small: TextMeasure
}

/** The numbers of incoming and outgoing edges of a node. */
export interface Degrees {
  readonly arriving: number
  readonly leaving: number
}

const element = (tag: string, className: string, text?: string): HTMLElement => {
  const one = document.createElement(tag)
  one.className = className
  if (text !== undefined) one.textContent = text
  return one
}

/** Text of unknown direction and length, cut to a width. The title has the full text. */
function named(className: string, text: string, width: number, measure: TextMeasure): HTMLElement {
  const one = element('span', className, measure.fit(text, width))
  one.dir = 'auto'
  if (one.textContent !== text) one.title = text
  return one
}

function button(className: string, label: string, act: string): HTMLButtonElement {
  const one = document.createElement('button')
  one.type = 'button'
  one.className = className
  one.tabIndex = -1
  one.setAttribute('aria-label', label)
  one.title = label
  one.dataset.act = act
  return one
}

/**
 * A card as a focusable button with the full name, plus small buttons for columns and expansion. `data-act` says what a button
 * does. Names are never parsed as HTML.
 */
export function cardElement(node: SceneNode, degrees: Degrees, fonts: CardFonts): HTMLElement {
  const card = element('div', `lg-card lg-${node.kind === 'group' ? 'group' : node.node.kind}`)
  card.dataset.id = node.id
  card.style.width = `${node.width}px`
  card.style.height = `${node.height}px`
  const main = document.createElement('button')
  main.type = 'button'
  main.className = 'lg-main'
  main.tabIndex = -1
  main.dataset.act = 'select'
  main.setAttribute('aria-label', describeNode(node, degrees.arriving, degrees.leaving))
  // The visible face is beside the button, not inside it, so that cut names and signs are not part of the accessible name.
  const face = element('span', 'lg-face')
  face.setAttribute('aria-hidden', 'true')
  card.append(face, main)
  if (node.kind === 'group') fillGroup(card, face, node, fonts)
  else fillCard(card, face, node, fonts)
  const cut = [...face.querySelectorAll<HTMLElement>('.lg-name, .lg-namespace')].filter(
    (one) => one.title !== '',
  )
  main.title = cut.map((one) => one.title).join('\n')
  return card
}

function fillGroup(
  card: HTMLElement,
  face: HTMLElement,
  group: SceneGroup,
  { name, small }: CardFonts,
): void {
  const { title, by, count, marked } = group
  const facts = element('span', 'lg-facts')
  facts.append(element('span', 'lg-count', `${count.toLocaleString('en')} nodes`))
  const words = describeMarks(marked)
  if (words.length > 0) {
    const chip = named('lg-chip', words.join(', '), 118, small)
    chip.title = words.join(', ')
    facts.append(chip)
  }
  face.append(
    svgIcon('group', 'lg-icon'),
    named('lg-name', title, 192, name),
    named('lg-namespace', `by ${by}`, 192, small),
    facts,
  )
  const open = button('lg-more', `Expand group ${title}`, 'open')
  open.append(svgIcon('more', 'lg-sign'))
  card.append(open)
}

function fillCard(card: HTMLElement, face: HTMLElement, one: SceneCard, { name, small }: CardFonts): void {
  const { node, title, marks, facts, columns, pinned } = one
  const signs = element('span', 'lg-signs')
  if (marks.cycle !== undefined) signs.append(sign('cycle', `on cycle ${marks.cycle}`))
  if (marks.opaque) signs.append(sign('opaque', 'column lineage unknown beyond'))
  if (marks.deleted) signs.append(sign('deleted', 'deleted'))
  if (pinned !== undefined) signs.append(sign('pin', 'pinned'))
  const room = 205 - 18 * signs.childElementCount
  face.append(
    svgIcon(node.kind, 'lg-icon'),
    named('lg-name', title, room, name),
    named('lg-namespace', node.namespace, 184, small),
    signs,
  )
  if (hasFacts(facts)) face.append(factsElement(one, small))
  if (marks.start) card.append(tab('lg-start', 'start', 'start'))
  else if (marks.opened) card.append(tab('lg-opened', 'opened', 'opened'))
  if (marks.change !== undefined) {
    card.classList.add(`lg-${marks.change}`)
    card.append(tab('lg-change', marks.change === 'added' ? '+ added' : '− removed'))
  }
  if (marks.deleted) card.classList.add('lg-deleted')
  if (node.kind === 'dataset') {
    const toggle = button('lg-columns', `${columns.open ? 'Hide' : 'Show'} columns of ${title}`, 'columns')
    toggle.setAttribute('aria-expanded', String(columns.open))
    toggle.append(svgIcon('columns', 'lg-sign'))
    card.append(toggle)
  }
  if (marks.more) {
    const more = button('lg-more', `Expand ${title}`, 'open')
    more.append(svgIcon('more', 'lg-sign'))
    card.append(more)
  }
  if (columns.rows.length > 0) card.append(rowsElement(one, small))
}

function sign(icon: 'cycle' | 'opaque' | 'deleted' | 'pin', words: string): HTMLElement {
  const one = element('span', `lg-mark lg-mark-${icon}`)
  one.title = words
  one.append(svgIcon(icon, 'lg-sign'))
  return one
}

function tab(className: string, words: string, icon?: 'start' | 'opened'): HTMLElement {
  const one = element('span', `lg-tab ${className}`)
  if (icon !== undefined) one.append(svgIcon(icon, 'lg-sign'))
  one.append(words)
  return one
}

/** Pixels of the facts line for type and tags. The rest is for owner, freshness and status. */
const CHIPS = 150

function factsElement({ facts }: SceneCard, small: TextMeasure): HTMLElement {
  const line = element('span', 'lg-facts')
  let room = CHIPS
  const texts = [
    ...(facts.type === undefined ? [] : [{ text: facts.type, tag: false }]),
    ...facts.tags.map((text) => ({ text, tag: true })),
  ]
  for (const [i, { text, tag }] of texts.entries()) {
    const rest = texts.length - i
    if (room < 34 && i > 0) {
      const more = element('span', 'lg-chip', `+${rest}`)
      more.title = texts
        .slice(i)
        .map((one) => one.text)
        .join(', ')
      line.append(more)
      break
    }
    const chip = named(`lg-chip${tag ? ' lg-tag' : ''}`, text, Math.min(room, 84) - 12, small)
    line.append(chip)
    room -= Math.min(84, 16 + 6 * chip.textContent.length)
  }
  const end = element('span', 'lg-end')
  if (facts.freshness !== undefined) {
    const fresh = element('span', 'lg-fresh', facts.freshness.text)
    fresh.title = facts.freshness.at
    end.append(fresh)
  }
  if (facts.status !== undefined) {
    const status = element('span', `lg-status lg-${facts.status.tone}`)
    status.title = `status ${facts.status.text}`
    end.append(status)
  }
  const [owner] = facts.owners
  if (owner !== undefined) {
    const who = element('span', 'lg-owner', initials(owner))
    who.title = `owned by ${facts.owners.join(', ')}`
    end.append(who)
  }
  line.append(end)
  return line
}

function rowsElement({ columns, title }: SceneCard, small: TextMeasure): HTMLElement {
  const list = element('ul', 'lg-rows')
  list.setAttribute('aria-label', `columns of ${title}`)
  for (const row of columns.rows) {
    const item = element(
      'li',
      `lg-row${row.start ? ' lg-row-start' : ''}${row.change === undefined ? '' : ` lg-${row.change}`}`,
    )
    item.append(
      named(
        'lg-row-name',
        row.change === undefined ? row.name : `${row.change === 'added' ? '+' : '−'} ${row.name}`,
        158,
        small,
      ),
    )
    if (row.type !== undefined) item.append(named('lg-row-type', row.type, 62, small))
    list.append(item)
  }
  if (columns.rest > 0) list.append(element('li', 'lg-row lg-rest', `${columns.rest} more columns not shown`))
  return list
}
