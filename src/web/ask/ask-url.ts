import { DEFAULT_VIEW_STATE, type ViewState } from '../graph-view/view-state.ts'
import { MAX_COORDINATE, MAX_IDS, numberOf, parts, distinct } from './url-parts.ts'
import { readViewState, writeViewState } from './view-state-url.ts'

/** The views of an answer. */
export const VIEWS = ['graph', 'table', 'tree', 'json', 'plan'] as const
export type View = (typeof VIEWS)[number]

/** The camera: the scene point at the centre of the window, and the zoom. */
export interface Camera {
  readonly x: number
  readonly y: number
  /** At 1, a scene unit is one pixel. */
  readonly zoom: number
}

/** Limits that override the defaults. */
export interface AskLimits {
  readonly nodes?: number
  readonly edges?: number
  readonly timeMs?: number
}

/** The column by which a table is sorted. */
export interface Sort {
  readonly column: string
  readonly descending: boolean
}

/** One expansion of a node: a lineage step of depth 1. */
export interface Step {
  readonly way: 'up' | 'down'
  readonly id: string
}

/** The complete state of the query page, as stored in the URL. */
export interface AskState {
  /** Empty means that no query runs. */
  readonly query: string
  /** By parameter name. */
  readonly params: { readonly [name: string]: string | readonly string[] }
  readonly limits: AskLimits
  readonly view: View | undefined
  /** Ids of nodes. */
  readonly selected: readonly string[]
  /** The id of the selected edge. */
  readonly edge: string | undefined
  /** The user's changes to the view of the graph. */
  readonly viewState: ViewState
  /** The search text within the graph. */
  readonly find: string
  /** Whether the legend is open. */
  readonly legend: boolean
  readonly camera: Camera | undefined
  readonly steps: readonly Step[]
  /** Whether the time axis is open. */
  readonly axis: boolean
  /** Index of the highlighted path of the answer, from 0. */
  readonly way: number | undefined
  /** Undefined keeps the order of the answer. */
  readonly sort: Sort | undefined
}

export const EMPTY_ASK_STATE: AskState = {
  query: '',
  params: {},
  limits: {},
  view: undefined,
  selected: [],
  edge: undefined,
  viewState: DEFAULT_VIEW_STATE,
  find: '',
  legend: false,
  camera: undefined,
  steps: [],
  axis: false,
  way: undefined,
  sort: undefined,
}

const LIMITS = ['nodes', 'edges', 'timeMs'] as const
/** The allowed range of the zoom. */
const [LEAST, GREATEST] = [1e-4, 10]
const PARAM = 'p.'
/** Suffix of the name of a list parameter, also for a list of one. */
const LIST = '[]'
/** Maximum length of the search text. */
const MAX_FIND_LENGTH = 500

/** Reads the state from a URL. Invalid parts are ignored. */
export function readAskUrl(search: URLSearchParams): AskState {
  const view = search.get('view')
  return {
    query: search.get('q') ?? '',
    params: readParams(search),
    limits: readLimits(search.get('limit') ?? ''),
    view: VIEWS.find((name) => name === view),
    selected: distinct(parts(search.get('sel'))),
    edge: search.get('edge') ?? undefined,
    viewState: readViewState(search),
    find: (search.get('find') ?? '').slice(0, MAX_FIND_LENGTH),
    legend: search.get('legend') === 'open',
    camera: readCamera(search.get('cam') ?? ''),
    sort: readSort(search.get('sort') ?? ''),
    axis: search.get('axis') === 'time',
    way: readWay(search.get('way') ?? ''),
    steps: parts(search.get('steps')).flatMap(readStep).slice(0, MAX_IDS),
  }
}

/** Writes the state to a URL, so that reading it returns the same state. Defaults are omitted. */
export function writeAskUrl(state: AskState): URLSearchParams {
  const {
    query,
    params,
    limits,
    view,
    selected,
    edge,
    viewState,
    find,
    legend,
    camera,
    steps,
    axis,
    way,
    sort,
  } = state
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
        .slice(0, MAX_IDS)
        .map(({ way, id }) => `${way}:${id}`)
        .join(','),
    )
  writeViewState(search, viewState)
  if (find !== '') search.set('find', find.slice(0, MAX_FIND_LENGTH))
  if (legend) search.set('legend', 'open')
  if (edge !== undefined) search.set('edge', edge)
  if (selected.length > 0) search.set('sel', selected.slice(0, MAX_IDS).join(','))
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
  const isSane =
    Math.abs(x!) <= MAX_COORDINATE && Math.abs(y!) <= MAX_COORDINATE && zoom! >= LEAST && zoom! <= GREATEST
  return isSane ? { x: x!, y: y!, zoom: zoom! } : undefined
}

/** A leading minus sorts descending. No column name begins with one. */
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

/** Four decimals are less than a pixel. */
const rounded = (value: number): string => String(Math.round(value * 1e4) / 1e4)
