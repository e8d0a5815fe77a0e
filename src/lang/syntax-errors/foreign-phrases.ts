/** A phrase of another language and its equivalent in this one. */
export interface ForeignPhrase {
  readonly words: readonly string[]
  readonly instead: string
  /** Pattern for the next word, in which `…` is replaced by the word. */
  readonly glob?: string
}

const say = (instead: string, ...phrases: readonly string[]): readonly ForeignPhrase[] =>
  phrases.map((phrase) => ({ words: phrase.split(' '), instead }))
const fit = (glob: string, ...phrases: readonly string[]): readonly ForeignPhrase[] =>
  phrases.map((phrase) => ({ words: phrase.split(' '), instead: 'like', glob }))

/** The rule tries every phrase at a place and chooses those with which the text parses furthest. */
export const foreignPhrases: readonly ForeignPhrase[] = [
  ...say('of', 'from', 'to', 'for', 'in'),
  ...say('since', 'in the last', 'in last', 'over the last', 'over last', 'during the last', 'within the last', 'for the last'),
  ...say('since', 'within last', 'last', 'past', 'for', 'newer than', 'in', 'within', 'from'),
  ...say('stop at', 'until', 'till', 'up to', 'stopping at', 'stop'),
  ...say('until', 'older than', 'up to', 'to'),
  ...say('as of', 'on', 'at', 'as_of', 'asof', 'as at'),
  ...say('and', 'to'),
  ...say('at', 'at level', 'by', 'per', 'on level', 'granularity', 'level'),
  ...say('depth', 'max depth', 'max', 'hops', 'hop', 'levels', 'level', 'steps', 'up to', 'within', 'distance'),
  ...say('depth all', 'depth unlimited', 'depth inf', 'depth infinite', 'depth infinity', 'depth max', 'depth any', 'recursive'),
  ...say('including start', 'with start', 'include start', 'include self', 'including self', 'inclusive', 'with self'),
  ...say('avoiding', 'not through', 'not via', 'ignoring', 'ignore'),
  ...say('order by', 'sort by', 'sort', 'sorted by', 'ordered by', 'order'),
  ...say('count by', 'group by', 'grouped by', 'per', 'count per', 'count of', 'count distinct', 'count'),
  ...say('union', 'union all', 'or', 'plus', 'and'),
  ...say('intersect', 'and'),
  ...say('except', 'but not', 'and not', 'not'),
  ...say('is null', 'is empty', 'is unknown', 'is none', 'is blank', 'is missing', 'is undefined', 'isnull', 'missing'),
  ...say('is not null', 'is not empty', 'is not none', 'is not blank', 'is set', 'exists', 'notnull', 'is not missing'),
  ...say('not in', 'is not in', '!in'),
  ...say('in', 'is in', 'any of', 'one of', 'is one of', 'from', 'from namespace', 'in namespace', 'of namespace', 'namespace'),
  ...say('=', 'is', 'equals', 'eq', 'like =', 'equal to', 'is equal to'),
  ...say('!=', 'is not', 'not =', 'not equals', 'ne'),
  ...say('matching', 'rlike', 'regexp', 'regex', 'matches', 'similar to', 'match'),
  ...say('tagged', 'tags', 'tag', 'tag =', 'with tag', 'with tags', 'having tag', 'tagged with', 'labeled', 'labelled', 'tagged as'),
  ...say('owned by', 'owner', 'owner =', 'with owner', 'owned', 'of owner', 'owned from'),
  ...fit('*…*', 'contains', 'containing', 'contain', 'includes'),
  ...fit('…*', 'starts with', 'startswith', 'starting with', 'begins with', 'prefix'),
  ...fit('*…', 'ends with', 'endswith', 'ending with', 'suffix'),
  ...say('like', 'ilike', 'named', 'called', 'name', 'name like', 'with name'),
] // prettier-ignore
