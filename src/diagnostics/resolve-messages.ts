import { error, note, warning, type NoParams } from './message.ts'
import { both, cite, either, isCitedWhole } from './wording.ts'

type Thing = 'dataset' | 'column' | 'job' | 'run' | 'operation'
type Things = `${Thing}s`
/** A lookup by id may find a node of any kind. */
type Named = Thing | 'thing'

/** A dataset or job that a person deleted, with its own name. */
interface Deleted {
  readonly of: 'dataset' | 'job'
  readonly id: string
  readonly namespace: string
  readonly name: string
}

/** The hint that restores it. The command uses the id if a shell would not read the name literally. */
function howToRestore({ of, id, namespace, name }: Deleted): string {
  const whole = { longest: Infinity }
  const called = /^[\w./:@-]+$/u.test(name) && !name.startsWith('-') ? name : id
  const command = cite(`tributary edit restore ${called}`, whole)
  const request = cite(`POST /api/v1/${of}s/${id}/restore`, whole)
  return `the ${of} ${cite(name)} in ${cite(namespace)} was deleted; restore it with ${command} or ${request}`
}

type ParamKind = 'text' | 'number' | 'duration' | 'time' | 'list'

const KINDS: Readonly<Record<ParamKind, string>> = {
  text: 'a text',
  number: 'a number',
  duration: 'a duration',
  time: 'a time',
  list: 'a list',
}

/** Mistakes in a text with valid syntax: names, fields, parameters, and clauses that cannot be combined. */
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
      /** The selector that the name is in another tool, such as `datasets tagged x` for `tag:x`. */
      selects?: string
      /** Deleted datasets or jobs that had the name. */
      deleted?: readonly Deleted[]
    }) => {
      const search =
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
          ...(p.selects === undefined ? [] : [`to select all of them: ${cite(p.selects)}`]),
          ...(p.exact === true && p.nearest.length === 0 && p.deleted === undefined
            ? [`\`in\` takes a whole namespace or a pattern: ${cite(`in *${p.in!}*`)}`]
            : []),
          ...(search === undefined ? [] : [`to search by part of the name: ${cite(search)}`]),
        ],
        // Only queries that a hint shows whole. This also avoids repeating a word of up to 64 KiB.
        queries: [p.selects ?? [], search ?? []].flat().filter(isCitedWhole),
      }
    },
  ),
  'too-many-filters': error(
    (p: { limit: number }) => `one selector has too many filters; the limit is ${p.limit}`,
  ),
  'empty-name': error<NoParams>(() => 'the name is empty'),
  /** `candidates`: at most five, each as text that would be unambiguous. */
  'ambiguous-name': error((p: { name: string; of: Named; candidates: readonly string[]; more: boolean }) => ({
    message: `${cite(p.name)} is ambiguous: ${p.more ? `more than ${p.candidates.length}` : String(p.candidates.length)} ${p.of}s match`,
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
      `this text is too large with every \`let\` and saved query expanded; the limit is ${p.limit} parts`,
  ),
  'clause-on-dataset': error((p: { name: string; clause: string; walk: string }) => ({
    message: `${cite(p.clause)} belongs to a walk, and ${cite(p.name)} is not bound by \`let\``,
    hints: [`with a walk: ${cite(p.walk)}`],
  })),
  'wrong-kind': error(
    (p: { place: string; needs: readonly Things[]; found: string }) =>
      `${cite(p.place)} takes ${either(p.needs)}, but this selects ${p.found}`,
  ),

  // Saved queries
  'unknown-saved-query': error((p: { name: string; nearest: readonly string[] }) => ({
    message: `there is no saved query ${cite(`@${p.name}`)}`,
    suggestions: p.nearest,
  })),
  /** `ring`: the names in the order of the calls, the first one again at the end. */
  'saved-query-ring': error((p: { ring: readonly string[] }) => ({
    message: `saved queries call each other in a cycle: ${p.ring.map((name) => `@${name}`).join(' → ')}`,
  })),
  'unknown-argument': error(
    (p: { query: string; name: string; nearest: readonly string[]; known: readonly string[] }) => ({
      message: `the saved query ${cite(`@${p.query}`)} has no parameter ${cite(p.name)}`,
      suggestions: p.nearest,
      ...(p.nearest.length > 0
        ? {}
        : {
            hints: [p.known.length === 0 ? 'it has no parameters' : `its parameters: ${p.known.join(', ')}`],
          }),
    }),
  ),
  'repeated-argument': error((p: { name: string }) => `duplicate parameter ${cite(p.name)}`),
  'missing-argument': error((p: { query: string; names: readonly string[] }) => ({
    message: `the saved query ${cite(`@${p.query}`)} needs a value for ${both(p.names.map((n) => cite(n)))}`,
    hints: [
      `for example: ${cite(`@${p.query}(${p.names.map((n) => `${n} = …`).join(', ')})`, { longest: 200 })}`,
    ],
  })),
  'argument-kind': error((p: { query: string; name: string; kind: ParamKind; found: string }) => ({
    message: `${cite(p.name)} of ${cite(`@${p.query}`)} must be ${KINDS[p.kind]}; ${cite(p.found)} is not`,
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
      message: `${cite(p.field)} never has the value ${cite(p.value)}`,
      suggestions: p.nearest,
      hints: [`its values are ${both(p.known.map((value) => cite(value)))}`],
    }),
  ),
  'null-as-text': warning((p: { word: string; instead: string }) => ({
    message: `${cite(p.word)} is an ordinary text here, not a missing value`,
    suggestions: [p.instead],
  })),
  'percent-in-pattern': warning((p: { pattern: string; suggestion: string }) => ({
    message: `\`%\` in ${cite(p.pattern)} is a literal percent sign; the wildcard is \`*\``,
    suggestions: [p.suggestion],
  })),
  'where-never': warning((p: { because: string }) => `this condition never holds: ${p.because}`),
  'where-always': warning((p: { because: string }) => `this condition always holds: ${p.because}`),
  'two-names': note(
    (p: { field: string }) =>
      `this condition needs two values of ${cite(p.field)}, so it matches only datasets and jobs with several names`,
  ),
  'limit-zero': warning<NoParams>(() => ({
    message: '`limit 0` returns nothing',
    hints: ['`count` returns the number of members'],
  })),
  'field-value': error((p: { field: string; takes: string; found: string; meant: readonly string[] }) => ({
    message: `unexpected ${cite(p.found)} for the field ${cite(p.field)}; expected ${p.takes}`,
    expected: [p.takes],
    suggestions: p.meant,
  })),
  'field-operator': error(
    (p: { field: string; is: string; operator: string; operators: readonly string[] }) => ({
      message: `${cite(p.operator)} cannot be used with the field ${cite(p.field)}, which is ${p.is}`,
      hints: [`use ${either(p.operators.map((word) => cite(word)))}`],
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
    hints: [`pass a value with ${cite(`--param ${p.name}=…`)}, or in "params" over HTTP`],
  })),
  'unknown-parameter': error((p: { name: string; nearest: readonly string[]; quoted: boolean }) => ({
    message: `a value was passed for ${cite(`$${p.name}`)}, which the text does not contain`,
    suggestions: p.nearest.map((n) => `$${n}`),
    hints: p.quoted ? [`inside quotes ${cite(`$${p.name}`)} is text; without them it is the parameter`] : [],
  })),
  'parameter-kind': error((p: { name: string; takes: string; found: string; hint?: string }) => ({
    message: `the value of ${cite(`$${p.name}`)} is ${p.found}; expected ${p.takes}`,
    expected: [p.takes],
    hints: p.hint === undefined ? [] : [p.hint],
  })),

  // Clauses
  'duplicate-clause': error((p: { clause: string }) => `duplicate ${cite(p.clause)} in one walk`),
  'clause-conflict': error(
    (p: { clause: string; other: string }) => `${cite(p.clause)} and ${cite(p.other)} cannot be combined`,
  ),
  'depth-zero': error<NoParams>(() => ({
    message: 'the smallest depth is 1',
    hints: ['`including start` counts the start as a member'],
  })),
  'depth-order': error((p: { min: number; max: number }) => ({
    message: `the depth ${cite(`${p.min}..${p.max}`)} is empty, because ${p.min} is more than ${p.max}`,
    suggestions: [`${p.max}..${p.min}`],
  })),
  'depth-of-paths': error<NoParams>(() => ({
    message: '`depth` of paths takes one number or `all`',
    hints: ['it limits the length of the whole path'],
  })),
  'since-after-until': error((p: { since: string; until: string }) => ({
    message: `the window ends at ${p.until}, before it begins at ${p.since}`,
  })),
  'after-as-of': error((p: { bound: string; asOf: string }) => ({
    message: `${p.bound} is later than ${p.asOf}, the time of \`as of\``,
  })),
  'finer-than-walk': error((p: { what: string; at: Thing; needs: Thing }) => ({
    message: `${cite(p.what)} is finer than this walk, which goes by ${p.at}s`,
    hints: [`add \`at ${p.needs}\` to the walk`],
  })),
  'columns-by-work': error<NoParams>(() => ({
    message: 'a walk by runs or operations cannot go by columns',
    hints: ['walks from runs and operations, and walks `at run` and `at operation`, go by datasets'],
  })),
  'cannot-skip': error(
    (p: { what: string; found: string }) =>
      `only datasets and columns can be skipped, but ${cite(p.what)} selects ${p.found}`,
  ),
  'unknown-via': error((p: { word: string; nearest: readonly string[]; known: readonly string[] }) => ({
    message: `unknown kind of edge ${cite(p.word)}`,
    suggestions: p.nearest,
    ...(p.nearest.length > 0 ? {} : { hints: [`the kinds are ${both(p.known.map((word) => cite(word)))}`] }),
  })),
  'via-needs-column': error((p: { word: string }) => ({
    message: `${cite(`via ${p.word}`)} needs a walk by columns`,
    hints: ['add `at column` to the walk'],
  })),
  'via-contradiction': warning(
    (p: { words: readonly string[] }) =>
      `no edge is ${p.words.length === 2 ? 'both ' : ''}${both(p.words.map((word) => cite(word)))}`,
  ),
  'useless-clause': warning(
    (p: { clause: string; because: string }) => `${cite(p.clause)} changes nothing: ${p.because}`,
  ),

  // Stages and comparisons
  'stage-order': error((p: { stage: string; after: string; allowed: readonly string[] }) => ({
    message:
      p.allowed.length === 0
        ? `unexpected ${cite(p.stage)} after ${cite(p.after)}, which returns one number`
        : `unexpected ${cite(p.stage)} after ${cite(p.after)}; expected ${either(p.allowed.map((word) => cite(word)))}`,
  })),
  'repeated-field': error(
    (p: { field: string; stage: string }) => `duplicate field ${cite(p.field)} after ${cite(p.stage)}`,
  ),
  'table-as-set': error((p: { stage: string }) => ({
    message: `a query with ${cite(p.stage)} returns a table, which cannot be used as a set`,
  })),
  'time-inside-changes': error((p: { clause: string }) => ({
    message: `unexpected ${cite(p.clause)} inside \`changes\`, which sets the times itself`,
    hints: ['only `since` with a duration is allowed: the period that each of the two snapshots covers'],
  })),

  'changes-order': error(
    (p: { from: string; to: string }) =>
      `the second snapshot, of ${p.to}, is before the first one, of ${p.from}`,
  ),
  'changes-default-look': note(
    (p: { days: number }) =>
      `each of the two snapshots covers ${p.days} days; \`since\` inside \`changes\` sets another period`,
  ),
} as const
