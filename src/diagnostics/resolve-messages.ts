import { error, note, warning, type Nothing } from './message.ts'
import { both, cite, either, isCitedWhole } from './wording.ts'

type Thing = 'dataset' | 'column' | 'job' | 'run' | 'operation'
type Things = `${Thing}s`
/** What is looked for by its id may be anything. */
type Named = Thing | 'thing'

/** Something that people deleted, by its own name. */
interface Deleted {
  readonly of: 'dataset' | 'job'
  readonly id: string
  readonly namespace: string
  readonly name: string
}

/** What brings it back; a name that a shell would read otherwise is not put into a command. */
function howToRestore({ of, id, namespace, name }: Deleted): string {
  const whole = { longest: Infinity }
  const called = /^[\w./:@-]+$/u.test(name) && !name.startsWith('-') ? name : id
  const command = cite(`tributary edit restore ${called}`, whole)
  const request = cite(`POST /api/v1/${of}s/${id}/restore`, whole)
  return `the ${of} ${cite(name)} in ${cite(namespace)} was deleted: ${command} brings it back, as does ${request}`
}

type ParamKind = 'text' | 'number' | 'duration' | 'time' | 'list'

const KINDS: Readonly<Record<ParamKind, string>> = {
  text: 'a text',
  number: 'a number',
  duration: 'a duration',
  time: 'a time',
  list: 'a list',
}

/** What can be wrong with a text that reads well: names, fields, parameters, and clauses that do not go together. */
export const resolveMessages = {
  // Names
  'unknown-name': error(
    (p: {
      name: string
      of: Named
      in?: string
      nearest: readonly string[]
      /** Whether `in` names a namespace in full. */
      exact?: boolean
      /** A selector that the name reads as in another tool. */
      selects?: string
      /** What had the name until it was deleted. */
      deleted?: readonly Deleted[]
    }) => {
      const alike =
        p.selects === undefined &&
        p.deleted === undefined &&
        p.in === undefined &&
        p.nearest.length === 0 &&
        (p.of === 'dataset' || p.of === 'job' || p.of === 'column') &&
        /^[\w.]+$/u.test(p.name)
          ? `${p.of}s like *${p.name}*`
          : undefined
      return {
        message: `there is no ${p.of} ${cite(p.name)}${p.in === undefined ? '' : ` in ${cite(p.in)}`}`,
        suggestions: p.nearest,
        hints: [
          ...(p.deleted ?? []).map(howToRestore),
          ...(p.selects === undefined ? [] : [`all that have it: ${cite(p.selects)}`]),
          ...(p.exact === true && p.nearest.length === 0 && p.deleted === undefined
            ? [`\`in\` takes a whole namespace or a pattern: ${cite(`in *${p.in!}*`)}`]
            : []),
          ...(alike === undefined ? [] : [`names that have this in them: ${cite(alike)}`]),
        ],
        // What a hint has cut nobody can see whole, and a word of 64 KiB is not said twice.
        queries: [p.selects ?? [], alike ?? []].flat().filter(isCitedWhole),
      }
    },
  ),
  'too-many-filters': error(
    (p: { limit: number }) => `one selector has more than ${p.limit} filters, which is the limit`,
  ),
  'empty-name': error<Nothing>(() => 'the name is empty'),
  /** `candidates`: at most five, each as text that would be unambiguous. */
  'ambiguous-name': error((p: { name: string; of: Named; candidates: readonly string[]; more: boolean }) => ({
    message: `${cite(p.name)} may mean ${p.more ? `more than ${p.candidates.length}` : String(p.candidates.length)} ${p.of}s`,
    suggestions: p.candidates,
  })),
  'name-by-ending': note(
    (p: { name: string; of: Named; found: string }) =>
      `${cite(p.name)} was taken for ${p.of} ${cite(p.found, { longest: 400 })}, the only name with this ending`,
  ),
  'name-ignoring-case': note(
    (p: { name: string; of: Named; found: string }) =>
      `${cite(p.name)} was taken for ${p.of} ${cite(p.found, { longest: 400 })}, which differs in case only`,
  ),
  'no-run': error((p: { of: string }) => `there is no run of ${cite(p.of)}`),
  'empty-selector': warning((p: { selector: string }) => `${cite(p.selector)} selects nothing`),
  'let-bound-twice': error((p: { name: string }) => `${cite(p.name)} is bound twice`),
  'let-not-used': warning((p: { name: string }) => `${cite(p.name)} is bound and not used`),
  'let-used-before': error((p: { name: string }) => `${cite(p.name)} is used before it is bound`),
  'expands-too-far': error(
    (p: { limit: number }) =>
      `with every \`let\` and saved query written out, this text has more than ${p.limit} parts, which is the limit`,
  ),
  'clause-on-dataset': error((p: { name: string; clause: string; walk: string }) => ({
    message: `${cite(p.clause)} belongs to a walk, and ${cite(p.name)} is not bound by \`let\``,
    hints: [`with a walk: ${cite(p.walk)}`],
  })),
  'wrong-kind': error(
    (p: { place: string; needs: readonly Things[]; found: string }) =>
      `${cite(p.place)} takes ${either(p.needs)}, and this selects ${p.found}`,
  ),

  // Saved queries
  'unknown-saved-query': error((p: { name: string; nearest: readonly string[] }) => ({
    message: `there is no saved query ${cite(`@${p.name}`)}`,
    suggestions: p.nearest,
  })),
  /** `ring`: the names in the order of the calls, the first one again at the end. */
  'saved-query-ring': error((p: { ring: readonly string[] }) => ({
    message: `saved queries call each other in a ring: ${p.ring.map((name) => `@${name}`).join(' → ')}`,
  })),
  'unknown-argument': error(
    (p: { query: string; name: string; nearest: readonly string[]; known: readonly string[] }) => ({
      message: `the saved query ${cite(`@${p.query}`)} has no parameter ${cite(p.name)}`,
      suggestions: p.nearest,
      ...(p.nearest.length > 0
        ? {}
        : { hints: [p.known.length === 0 ? 'it has none' : `its parameters: ${p.known.join(', ')}`] }),
    }),
  ),
  'repeated-argument': error((p: { name: string }) => `the parameter ${cite(p.name)} is given twice`),
  'missing-argument': error((p: { query: string; names: readonly string[] }) => ({
    message: `the saved query ${cite(`@${p.query}`)} needs a value for ${both(p.names.map((n) => cite(n)))}`,
    hints: [`written ${cite(`@${p.query}(${p.names.map((n) => `${n} = …`).join(', ')})`, { longest: 200 })}`],
  })),
  'argument-kind': error((p: { query: string; name: string; kind: ParamKind; found: string }) => ({
    message: `${cite(p.name)} of ${cite(`@${p.query}`)} is ${KINDS[p.kind]}, and ${cite(p.found)} is none`,
    expected: [KINDS[p.kind]],
  })),

  // Fields and values
  'unknown-field': error(
    (p: {
      field: string
      of: string
      nearest: readonly string[]
      known: readonly string[]
      elsewhere?: string
    }) => ({
      message: `${p.of} have no field ${cite(p.field)}`,
      suggestions: p.nearest,
      hints: [
        ...(p.elsewhere === undefined ? [] : [`it is a field of ${p.elsewhere}`]),
        ...(p.nearest.length > 0 ? [] : [`their fields: ${p.known.join(', ')}`]),
      ],
    }),
  ),
  'no-such-value': warning(
    (p: { field: string; value: string; nearest: readonly string[]; known: readonly string[] }) => ({
      message: `${cite(p.field)} is never ${cite(p.value)}`,
      suggestions: p.nearest,
      hints: [`it is ${either(p.known.map((value) => cite(value)))}`],
    }),
  ),
  'null-as-text': warning((p: { word: string; instead: string }) => ({
    message: `here ${cite(p.word)} is the text of four letters, and not the absence of a value`,
    suggestions: [p.instead],
  })),
  'percent-in-pattern': warning((p: { pattern: string; suggestion: string }) => ({
    message: `\`%\` in ${cite(p.pattern)} stands for itself; any characters are \`*\``,
    suggestions: [p.suggestion],
  })),
  'where-never': warning((p: { because: string }) => `this condition never holds: ${p.because}`),
  'where-always': warning((p: { because: string }) => `this condition always holds: ${p.because}`),
  'two-names': note(
    (p: { field: string }) =>
      `of ${cite(p.field)} this asks two values, so it holds only for what goes by several names`,
  ),
  'limit-zero': warning<Nothing>(() => ({
    message: '`limit 0` keeps nothing',
    hints: ['`count` tells how many there are'],
  })),
  'field-value': error((p: { field: string; takes: string; found: string; meant: readonly string[] }) => ({
    message: `the field ${cite(p.field)} is compared with ${p.takes}, and ${cite(p.found)} is none`,
    expected: [p.takes],
    suggestions: p.meant,
  })),
  'field-operator': error(
    (p: { field: string; is: string; operator: string; operators: readonly string[] }) => ({
      message: `${cite(p.operator)} does not fit the field ${cite(p.field)}, which is ${p.is}`,
      hints: [`it takes ${either(p.operators.map((word) => cite(word)))}`],
    }),
  ),
  'age-by-comparison': error((p: { field: string; duration: string }) => ({
    message: `the field ${cite(p.field)} is a time and cannot be compared with the duration ${cite(p.duration)}`,
    suggestions: [`${p.field} older than ${p.duration}`, `${p.field} newer than ${p.duration}`],
  })),
  'regex-invalid': error((p: { reason: string }) => `the regular expression cannot be used: ${p.reason}`),

  // Parameters
  'missing-parameter': error((p: { name: string }) => ({
    message: `the parameter ${cite(`$${p.name}`)} has no value`,
    hints: [`its value comes beside the text: ${cite(`--param ${p.name}=…`)}, or in "params" over HTTP`],
  })),
  'unknown-parameter': error((p: { name: string; nearest: readonly string[]; quoted: boolean }) => ({
    message: `a value was given for ${cite(`$${p.name}`)}, which the text does not name`,
    suggestions: p.nearest.map((n) => `$${n}`),
    hints: p.quoted ? [`inside quotes ${cite(`$${p.name}`)} is text; without them it is the parameter`] : [],
  })),
  'parameter-kind': error((p: { name: string; takes: string; found: string; hint?: string }) => ({
    message: `${cite(`$${p.name}`)} stands where ${p.takes} must stand, and its value is ${p.found}`,
    expected: [p.takes],
    hints: p.hint === undefined ? [] : [p.hint],
  })),

  // Clauses
  'duplicate-clause': error((p: { clause: string }) => `${cite(p.clause)} stands twice in one walk`),
  'clause-conflict': error(
    (p: { clause: string; other: string }) => `${cite(p.clause)} and ${cite(p.other)} exclude each other`,
  ),
  'depth-zero': error<Nothing>(() => ({
    message: 'a depth begins at 1',
    hints: ['`including start` counts the start as a member'],
  })),
  'depth-order': error((p: { min: number; max: number }) => ({
    message: `the depth ${cite(`${p.min}..${p.max}`)} is empty, because ${p.min} is more than ${p.max}`,
    suggestions: [`${p.max}..${p.min}`],
  })),
  'depth-of-paths': error<Nothing>(() => ({
    message: '`depth` of paths is one number, or `all`',
    hints: ['it bounds the whole way'],
  })),
  'since-after-until': error((p: { since: string; until: string }) => ({
    message: `the window ends at ${p.until}, before it begins at ${p.since}`,
  })),
  'after-as-of': error((p: { bound: string; asOf: string }) => ({
    message: `${p.bound} is later than ${p.asOf}, the time of \`as of\``,
  })),
  'finer-than-walk': error((p: { what: string; at: Thing; needs: Thing }) => ({
    message: `${cite(p.what)} is finer than this walk, which goes by ${p.at}s`,
    hints: [`with \`at ${p.needs}\` the walk is fine enough`],
  })),
  'columns-by-work': error<Nothing>(() => ({
    message: 'columns are not walked run by run',
    hints: ['walks from runs and operations, and those `at run` and `at operation`, go by datasets'],
  })),
  'cannot-skip': error(
    (p: { what: string; found: string }) =>
      `only datasets and columns can be skipped, and ${cite(p.what)} selects ${p.found}`,
  ),
  'unknown-via': error((p: { word: string; nearest: readonly string[]; known: readonly string[] }) => ({
    message: `${cite(p.word)} is no kind of edge`,
    suggestions: p.nearest,
    ...(p.nearest.length > 0 ? {} : { hints: [`the kinds are ${both(p.known.map((word) => cite(word)))}`] }),
  })),
  'via-needs-column': error((p: { word: string }) => ({
    message: `${cite(`via ${p.word}`)} speaks of columns, and this walk is coarser`,
    hints: ['with `at column` the walk goes by columns'],
  })),
  'via-contradiction': warning(
    (p: { words: readonly string[] }) =>
      `${both(p.words.map((word) => cite(word)))} together let no edge count`,
  ),
  'useless-clause': warning(
    (p: { clause: string; because: string }) => `${cite(p.clause)} changes nothing: ${p.because}`,
  ),

  // Stages and comparisons
  'stage-order': error((p: { stage: string; after: string; allowed: readonly string[] }) => ({
    message:
      p.allowed.length === 0
        ? `nothing can follow ${cite(p.after)}, which is one number`
        : `after ${cite(p.after)} only ${either(p.allowed.map((word) => cite(word)))} can follow, not ${cite(p.stage)}`,
  })),
  'repeated-field': error(
    (p: { field: string; stage: string }) => `${cite(p.field)} stands twice after ${cite(p.stage)}`,
  ),
  'table-as-set': error((p: { stage: string }) => ({
    message: `a query with ${cite(p.stage)} answers with a table, which has no members to go on with`,
  })),
  'time-inside-changes': error((p: { clause: string }) => ({
    message: `${cite(p.clause)} cannot stand inside \`changes\`, which sets the times itself`,
    hints: ['only `since` with a duration can: how far back each of the two looks goes'],
  })),

  'changes-order': error(
    (p: { from: string; to: string }) =>
      `the second look is back from ${p.to}, before the first one from ${p.from}`,
  ),
  'changes-default-look': note(
    (p: { days: number }) =>
      `each of the two looks goes ${p.days} days back; \`since\` inside says otherwise`,
  ),
} as const
