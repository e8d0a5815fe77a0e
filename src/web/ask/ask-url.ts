import { DEFAULT_VIEW_STATE, type ViewState } from '../graph-view/view-state.ts'
import { FARTHEST, MOST_IDS, numberOf, parts, several } from './address-parts.ts'
import { readLook, writeLook } from './look-url.ts'

/** How an answer can be looked at. */
export const VIEWS = ['graph', 'table', 'tree', 'json', 'plan'] as const
export type View = (typeof VIEWS)[number]

/** What of the drawing is seen: the point of the graph that lies in the middle of the window, and how large it is drawn. */
export interface Camera {
  readonly x: number
  readonly y: number
  /** 1: a unit of the graph is a pixel. */
  readonly zoom: number
}

/** Larger limits than a question has by itself. */
export interface AskLimits {
  readonly nodes?: number
  readonly edges?: number
  readonly timeMs?: number
}

/** By which column the rows of a table stand. */
export interface Sort {
  readonly column: string
  readonly descending: boolean
}

/** One more step that was taken from a node that an answer shows. */
export interface Step {
  readonly way: 'up' | 'down'
  readonly id: string
}

/** All that the page shows, as its address says it. */
export interface AskState {
  /** Empty: nothing is asked. */
  readonly query: string
  /** By the names of the parameters. */
  readonly params: { readonly [name: string]: string | readonly string[] }
  readonly limits: AskLimits
  readonly view: View | undefined
  /** Ids of nodes. */
  readonly selected: readonly string[]
  /** The edge of the drawing that is selected. */
  readonly edge: string | undefined
  /** How the graph is looked at. */
  readonly look: ViewState
  /** The words that are looked for within the graph. */
  readonly find: string
  /** Whether the graph's legend is open. */
  readonly legend: boolean
  readonly camera: Camera | undefined
  readonly steps: readonly Step[]
  /** Whether the time axis is open. */
  readonly axis: boolean
  /** Which of the ways of an answer is set off, from 0. */
  readonly way: number | undefined
  /** Undefined: as the answer has them. */
  readonly sort: Sort | undefined
}

export const NOTHING_ASKED: AskState = {
  query: '',
  params: {},
  limits: {},
  view: undefined,
  selected: [],
  edge: undefined,
  look: DEFAULT_VIEW_STATE,
  find: '',
  legend: false,
  camera: undefined,
  steps: [],
  axis: false,
  way: undefined,
  sort: undefined,
}

const LIMITS = ['nodes', 'edges', 'timeMs'] as const
/** What a drawing can be drawn at. */
const [LEAST, GREATEST] = [1e-4, 10]
const PARAM = 'p.'
/** Behind the name of a parameter whose value is a list, be it of one. */
const LIST = '[]'
/** Characters to look for within a graph. */
const MOST_FOUND = 500

/** Reads an address; what it cannot read of it is as if it were not there. */
export function readAskUrl(search: URLSearchParams): AskState {
  const view = search.get('view')
  return {
    query: search.get('q') ?? '',
    params: readParams(search),
    limits: readLimits(search.get('limit') ?? ''),
    view: VIEWS.find((name) => name === view),
    selected: several(parts(search.get('sel'))),
    edge: search.get('edge') ?? undefined,
    look: readLook(search),
    find: (search.get('find') ?? '').slice(0, MOST_FOUND),
    legend: search.get('legend') === 'open',
    camera: readCamera(search.get('cam') ?? ''),
    sort: readSort(search.get('sort') ?? ''),
    axis: search.get('axis') === 'time',
    way: readWay(search.get('way') ?? ''),
    steps: parts(search.get('steps')).flatMap(readStep).slice(0, MOST_IDS),
  }
}

/** The address of a state, such that reading it gives the state again; what is as usual is left out. */
export function writeAskUrl(state: AskState): URLSearchParams {
  const { query, params, limits, view, selected, edge, look, find, legend, camera, steps, axis, way, sort } =
    state
  const search = new URLSearchParams()
  if (query !== '') search.set('q', query)
  for (const [name, value] of Object.entries(params))
    if (typeof value === 'string') search.set(PARAM + name, value)
    else for (const each of value) search.append(`${PARAM}${name}${LIST}`, each)
  const raised = LIMITS.flatMap((name) => (limits[name] === undefined ? [] : [`${name}:${limits[name]}`]))
  if (raised.length > 0) search.set('limit', raised.join(','))
  if (view !== undefined) search.set('view', view)
  if (sort !== undefined) search.set('sort', `${sort.descending ? '-' : ''}${sort.column}`)
  if (axis) search.set('axis', 'time')
  if (way !== undefined) search.set('way', String(way + 1))
  if (steps.length > 0)
    search.set(
      'steps',
      steps
        .slice(0, MOST_IDS)
        .map(({ way, id }) => `${way}:${id}`)
        .join(','),
    )
  writeLook(search, look)
  if (find !== '') search.set('find', find.slice(0, MOST_FOUND))
  if (legend) search.set('legend', 'open')
  if (edge !== undefined) search.set('edge', edge)
  if (selected.length > 0) search.set('sel', selected.slice(0, MOST_IDS).join(','))
  if (camera !== undefined) search.set('cam', [camera.x, camera.y, camera.zoom].map(rounded).join(','))
  return search
}

function readParams(search: URLSearchParams): AskState['params'] {
  const keys = [...new Set(search.keys())].filter((key) => key.startsWith(PARAM) && key !== PARAM)
  return Object.fromEntries(
    keys.map((key): [string, string | readonly string[]] =>
      key.endsWith(LIST)
        ? [key.slice(PARAM.length, -LIST.length), search.getAll(key)]
        : [key.slice(PARAM.length), search.get(key)!],
    ),
  )
}

function readLimits(text: string): AskLimits {
  const limits: { -readonly [K in keyof AskLimits]: AskLimits[K] } = {}
  for (const part of parts(text)) {
    const [name, given] = part.split(':')
    const limit = LIMITS.find((known) => known === name)
    const value = Number(given)
    if (limit !== undefined && Number.isSafeInteger(value) && value > 0) limits[limit] = value
  }
  return limits
}

function readCamera(text: string): Camera | undefined {
  const [x, y, zoom, ...rest] = text.split(',').map(numberOf)
  if (rest.length > 0 || ![x, y, zoom].every(Number.isFinite)) return undefined
  const isSane = Math.abs(x!) <= FARTHEST && Math.abs(y!) <= FARTHEST && zoom! >= LEAST && zoom! <= GREATEST
  return isSane ? { x: x!, y: y!, zoom: zoom! } : undefined
}

/** A minus before the name: downwards. No column's name begins with one. */
function readSort(text: string): Sort | undefined {
  const descending = text.startsWith('-')
  const column = descending ? text.slice(1) : text
  return column === '' ? undefined : { column, descending }
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u

const readWay = (text: string): number | undefined =>
  /^[1-9]\d{0,2}$/u.test(text) ? Number(text) - 1 : undefined

function readStep(text: string): readonly Step[] {
  const [way, id] = text.split(':')
  return (way === 'up' || way === 'down') && id !== undefined && UUID.test(id) ? [{ way, id }] : []
}

/** Four digits behind the point are less than a pixel. */
const rounded = (value: number): string => String(Math.round(value * 1e4) / 1e4)
