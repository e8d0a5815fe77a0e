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

/** One more step that was taken from a node that an answer shows. */
export interface Step {
  readonly way: 'up' | 'down'
  readonly id: string
}

/** All that the page shows, as its address says it. */
export interface AskState {
  /** Empty: nothing is asked. */
  readonly query: string
  /** By the names of the parameters; several values are a list. */
  readonly params: { readonly [name: string]: string | readonly string[] }
  readonly limits: AskLimits
  readonly view: View | undefined
  /** Ids of nodes. */
  readonly selected: readonly string[]
  readonly camera: Camera | undefined
  readonly steps: readonly Step[]
}

export const NOTHING_ASKED: AskState = {
  query: '',
  params: {},
  limits: {},
  view: undefined,
  selected: [],
  camera: undefined,
  steps: [],
}

const LIMITS = ['nodes', 'edges', 'timeMs'] as const
const PARAM = 'p.'
/** More than anyone selects or opens by hand; an address has an end. */
const MOST_IDS = 200

/** Reads an address; what it cannot read of it is as if it were not there. */
export function readAskUrl(search: URLSearchParams): AskState {
  const view = search.get('view')
  return {
    query: search.get('q') ?? '',
    params: readParams(search),
    limits: readLimits(search.get('limit') ?? ''),
    view: VIEWS.find((name) => name === view),
    selected: [...new Set(parts(search.get('sel')))].slice(0, MOST_IDS),
    camera: readCamera(search.get('cam') ?? ''),
    steps: parts(search.get('steps')).flatMap(readStep).slice(0, MOST_IDS),
  }
}

/** The address of a state, such that reading it gives the state again; what is as usual is left out. */
export function writeAskUrl(state: AskState): URLSearchParams {
  const { query, params, limits, view, selected, camera, steps } = state
  const search = new URLSearchParams()
  if (query !== '') search.set('q', query)
  for (const [name, value] of Object.entries(params))
    for (const each of typeof value === 'string' ? [value] : value) search.append(PARAM + name, each)
  const raised = LIMITS.flatMap((name) => (limits[name] === undefined ? [] : [`${name}:${limits[name]}`]))
  if (raised.length > 0) search.set('limit', raised.join(','))
  if (view !== undefined) search.set('view', view)
  if (steps.length > 0)
    search.set(
      'steps',
      steps
        .slice(0, MOST_IDS)
        .map(({ way, id }) => `${way}:${id}`)
        .join(','),
    )
  if (selected.length > 0) search.set('sel', selected.slice(0, MOST_IDS).join(','))
  if (camera !== undefined) search.set('cam', [camera.x, camera.y, camera.zoom].map(rounded).join(','))
  return search
}

const parts = (text: string | null): readonly string[] =>
  (text ?? '').split(',').filter((part) => part !== '')

function readParams(search: URLSearchParams): AskState['params'] {
  const names = [...new Set(search.keys())].filter((key) => key.startsWith(PARAM) && key !== PARAM)
  return Object.fromEntries(
    names.map((key) => {
      const values = search.getAll(key)
      return [key.slice(PARAM.length), values.length === 1 ? values[0]! : values]
    }),
  )
}

function readLimits(text: string): AskLimits {
  const read = new Map(
    parts(text).map((part) => {
      const [name = '', value] = part.split(':')
      return [name, value] as const
    }),
  )
  return Object.fromEntries(
    LIMITS.flatMap((name) => {
      const value = Number(read.get(name))
      return Number.isSafeInteger(value) && value > 0 ? [[name, value]] : []
    }),
  )
}

function readCamera(text: string): Camera | undefined {
  const [x, y, zoom, ...rest] = text.split(',').map((part) => (part === '' ? NaN : Number(part)))
  if (rest.length > 0 || ![x, y, zoom].every(Number.isFinite) || zoom! <= 0) return undefined
  return { x: x!, y: y!, zoom: zoom! }
}

function readStep(text: string): readonly Step[] {
  const [way, id] = text.split(':')
  return (way === 'up' || way === 'down') && id !== undefined && id !== '' ? [{ way, id }] : []
}

/** Four digits behind the point are less than a pixel. */
const rounded = (value: number): string => String(Math.round(value * 1e4) / 1e4)
