import { CstParser } from 'chevrotain'
import * as t from './tokens.ts'

const k = t.keyword

/**
 * The grammar of the language, as Chevrotain reads it: LL(2), no actions, no state. Order of rules as in the reference.
 * An optional part takes what it can, so `runs of runs of x last 3` gives the `3` to the inner `runs`.
 */
export class TributaryParser extends CstParser {
  constructor(options: { readonly recovery: boolean }) {
    super([...t.allTokens], {
      maxLookahead: 2,
      recoveryEnabled: options.recovery,
      nodeLocationTracking: 'onlyOffset',
    })
    this.performSelfAnalysis()
  }

  readonly text = this.RULE('text', () => {
    this.OPTION1(() => this.CONSUME(k.explain))
    this.MANY(() => this.SUBRULE(this.binding))
    this.SUBRULE(this.query)
    this.OPTION2(() => this.CONSUME(t.Semicolon))
  })

  readonly binding = this.RULE('binding', () => {
    this.CONSUME(k.let)
    this.CONSUME(t.Name)
    this.CONSUME(t.Equal)
    this.SUBRULE(this.query)
    this.CONSUME(t.Semicolon)
  })

  readonly query = this.RULE('query', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.changes) },
      { ALT: () => this.SUBRULE(this.expression) },
    ])
    this.MANY(() => this.SUBRULE(this.stage))
  })

  readonly changes = this.RULE('changes', () => {
    this.CONSUME(k.changes)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.between)
          this.SUBRULE1(this.time)
          this.CONSUME(k.and)
          this.SUBRULE2(this.time)
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.since)
          this.SUBRULE3(this.time)
        },
      },
    ])
    this.CONSUME(k.in)
    this.SUBRULE(this.expression)
  })

  readonly expression = this.RULE('expression', () => {
    this.SUBRULE(this.intersection)
    this.MANY(() => this.SUBRULE(this.setTail))
  })

  readonly setTail = this.RULE('setTail', () => {
    this.OR([{ ALT: () => this.CONSUME(k.union) }, { ALT: () => this.CONSUME(k.except) }])
    this.SUBRULE(this.intersection)
  })

  readonly intersection = this.RULE('intersection', () => {
    this.SUBRULE(this.term)
    this.MANY(() => this.SUBRULE(this.intersectTail))
  })

  readonly intersectTail = this.RULE('intersectTail', () => {
    this.CONSUME(k.intersect)
    this.SUBRULE(this.term)
  })

  readonly term = this.RULE('term', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.walk) },
      { ALT: () => this.SUBRULE(this.cycles) },
      { ALT: () => this.SUBRULE(this.ends) },
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.named) },
      { ALT: () => this.SUBRULE(this.selection) },
    ])
  })

  readonly walk = this.RULE('walk', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.reach) },
      { ALT: () => this.SUBRULE(this.ways) },
    ])
    this.MANY(() => this.SUBRULE(this.clause))
  })

  readonly reach = this.RULE('reach', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.upstream) },
      { ALT: () => this.CONSUME(k.downstream) },
      { ALT: () => this.CONSUME(k.lineage) },
    ])
    this.CONSUME(k.of)
    this.SUBRULE(this.selector)
  })

  readonly ways = this.RULE('ways', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.paths) },
      {
        ALT: () => {
          this.CONSUME(k.shortest)
          this.CONSUME(k.path)
        },
      },
    ])
    this.CONSUME(k.from)
    this.SUBRULE1(this.selector)
    this.CONSUME(k.to)
    this.SUBRULE2(this.selector)
  })

  readonly cycles = this.RULE('cycles', () => {
    this.CONSUME(k.cycles)
    this.OPTION(() => {
      this.CONSUME(k.in)
      this.SUBRULE(this.term)
    })
  })

  readonly ends = this.RULE('ends', () => {
    this.OR([{ ALT: () => this.CONSUME(k.roots) }, { ALT: () => this.CONSUME(k.leaves) }])
    this.CONSUME(k.of)
    this.SUBRULE(this.term)
  })

  readonly group = this.RULE('group', () => {
    this.CONSUME(t.LeftParen)
    this.SUBRULE(this.query)
    this.CONSUME(t.RightParen)
    this.MANY(() => this.SUBRULE(this.clause))
  })

  /** Clauses may follow a bare name only where it is let-bound, which is checked when names are resolved. */
  readonly named = this.RULE('named', () => {
    this.CONSUME(t.Name)
    this.MANY(() => this.SUBRULE(this.clause))
  })

  readonly selector = this.RULE('selector', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Name) },
      { ALT: () => this.SUBRULE(this.selection) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen)
          this.SUBRULE(this.query)
          this.CONSUME(t.RightParen)
        },
      },
    ])
  })

  readonly selection = this.RULE('selection', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Quoted) },
      { ALT: () => this.SUBRULE(this.oneOf) },
      { ALT: () => this.SUBRULE(this.allOf) },
      { ALT: () => this.SUBRULE(this.oneColumn) },
      { ALT: () => this.SUBRULE(this.allColumns) },
      { ALT: () => this.SUBRULE(this.identified) },
      { ALT: () => this.SUBRULE(this.allRuns) },
      { ALT: () => this.SUBRULE(this.lastRun) },
      { ALT: () => this.SUBRULE(this.saved) },
      { ALT: () => this.SUBRULE(this.list) },
    ])
  })

  readonly oneOf = this.RULE('oneOf', () => {
    this.OR([{ ALT: () => this.CONSUME(k.dataset) }, { ALT: () => this.CONSUME(k.job) }])
    this.SUBRULE(this.name)
    this.OPTION(() => {
      this.CONSUME(k.in)
      this.SUBRULE(this.glob)
    })
  })

  readonly allOf = this.RULE('allOf', () => {
    this.OR([{ ALT: () => this.CONSUME(k.datasets) }, { ALT: () => this.CONSUME(k.jobs) }])
    this.MANY(() => this.SUBRULE(this.filter))
  })

  readonly oneColumn = this.RULE('oneColumn', () => {
    this.CONSUME(k.column)
    this.SUBRULE(this.glob)
    this.CONSUME(k.of)
    this.SUBRULE(this.selector)
  })

  readonly allColumns = this.RULE('allColumns', () => {
    this.CONSUME(k.columns)
    this.MANY(() => this.SUBRULE(this.filter))
    this.OPTION(() => {
      this.CONSUME(k.of)
      this.SUBRULE(this.selector)
    })
  })

  readonly identified = this.RULE('identified', () => {
    this.OR1([
      { ALT: () => this.CONSUME(k.run) },
      { ALT: () => this.CONSUME(k.operation) },
      { ALT: () => this.CONSUME(k.id) },
    ])
    this.OR2([{ ALT: () => this.CONSUME(t.Uuid) }, { ALT: () => this.SUBRULE(this.name) }])
  })

  readonly allRuns = this.RULE('allRuns', () => {
    this.CONSUME(k.runs)
    this.MANY(() => this.SUBRULE(this.filter))
    this.OPTION1(() => {
      this.CONSUME(k.of)
      this.SUBRULE(this.selector)
    })
    this.OPTION2(() => {
      this.CONSUME(k.last)
      this.SUBRULE(this.wholeNumber)
    })
  })

  readonly lastRun = this.RULE('lastRun', () => {
    this.CONSUME(k.last)
    this.CONSUME(k.run)
    this.CONSUME(k.of)
    this.SUBRULE(this.selector)
  })

  readonly saved = this.RULE('saved', () => {
    this.CONSUME(t.At)
    this.SUBRULE(this.label)
    this.OPTION(() => {
      this.CONSUME(t.LeftParen)
      this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.argument) })
      this.CONSUME(t.RightParen)
    })
  })

  readonly argument = this.RULE('argument', () => {
    this.SUBRULE(this.label)
    this.CONSUME(t.Equal)
    this.SUBRULE(this.value)
  })

  readonly list = this.RULE('list', () => {
    this.CONSUME(t.LeftBrace)
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.selector) })
    this.CONSUME(t.RightBrace)
  })

  readonly filter = this.RULE('filter', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.like)
          this.SUBRULE1(this.glob)
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.matching)
          this.CONSUME(t.Regex)
        },
      },
      { ALT: () => this.SUBRULE(this.tagged) },
      {
        ALT: () => {
          this.CONSUME(k.owned)
          this.CONSUME(k.by)
          this.SUBRULE(this.name)
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.in)
          this.SUBRULE2(this.glob)
        },
      },
    ])
  })

  readonly tagged = this.RULE('tagged', () => {
    this.CONSUME(k.tagged)
    this.SUBRULE1(this.name)
    this.OPTION(() => {
      this.CONSUME(t.Equal)
      this.SUBRULE2(this.name)
    })
  })

  readonly clause = this.RULE('clause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.depth) },
      { ALT: () => this.SUBRULE(this.bound) },
      { ALT: () => this.SUBRULE(this.between) },
      { ALT: () => this.SUBRULE(this.at) },
      { ALT: () => this.SUBRULE(this.confine) },
      { ALT: () => this.SUBRULE(this.via) },
      {
        ALT: () => {
          this.CONSUME(k.including)
          this.CONSUME(k.start)
        },
      },
    ])
  })

  readonly depth = this.RULE('depth', () => {
    this.CONSUME(k.depth)
    this.OR([
      { ALT: () => this.CONSUME(k.all) },
      {
        ALT: () => {
          this.SUBRULE1(this.wholeNumber)
          this.OPTION1(() => {
            this.CONSUME(t.Range)
            this.OPTION2(() => this.SUBRULE2(this.wholeNumber))
          })
        },
      },
    ])
  })

  readonly bound = this.RULE('bound', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.since) },
      { ALT: () => this.CONSUME(k.until) },
      {
        ALT: () => {
          this.CONSUME(k.as)
          this.CONSUME(k.of)
        },
      },
    ])
    this.SUBRULE(this.time)
  })

  readonly between = this.RULE('between', () => {
    this.CONSUME(k.between)
    this.SUBRULE1(this.time)
    this.CONSUME(k.and)
    this.SUBRULE2(this.time)
  })

  readonly at = this.RULE('at', () => {
    this.CONSUME(k.at)
    this.OR([
      { ALT: () => this.CONSUME(k.dataset) },
      { ALT: () => this.CONSUME(k.column) },
      { ALT: () => this.CONSUME(k.job) },
      { ALT: () => this.CONSUME(k.run) },
      { ALT: () => this.CONSUME(k.operation) },
    ])
  })

  readonly confine = this.RULE('confine', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.within) },
      { ALT: () => this.CONSUME(k.avoiding) },
      { ALT: () => this.CONSUME(k.skip) },
      {
        ALT: () => {
          this.CONSUME(k.stop)
          this.CONSUME(k.at)
        },
      },
    ])
    this.SUBRULE(this.selector)
  })

  readonly via = this.RULE('via', () => {
    this.CONSUME(k.via)
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.label) })
  })

  readonly stage = this.RULE('stage', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.where) },
      { ALT: () => this.SUBRULE(this.orderBy) },
      { ALT: () => this.SUBRULE(this.limit) },
      { ALT: () => this.SUBRULE(this.count) },
      { ALT: () => this.SUBRULE(this.show) },
    ])
  })

  readonly where = this.RULE('where', () => {
    this.CONSUME(k.where)
    this.SUBRULE(this.predicate)
  })

  readonly orderBy = this.RULE('orderBy', () => {
    this.CONSUME(k.order)
    this.CONSUME(k.by)
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.orderKey) })
  })

  readonly orderKey = this.RULE('orderKey', () => {
    this.SUBRULE(this.label)
    this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(k.asc) }, { ALT: () => this.CONSUME(k.desc) }]),
    )
  })

  readonly limit = this.RULE('limit', () => {
    this.CONSUME(k.limit)
    this.SUBRULE(this.wholeNumber)
  })

  readonly count = this.RULE('count', () => {
    this.CONSUME(k.count)
    this.OPTION(() => {
      this.CONSUME(k.by)
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.label) })
    })
  })

  readonly show = this.RULE('show', () => {
    this.CONSUME(k.show)
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.label) })
  })

  readonly predicate = this.RULE('predicate', () => {
    this.AT_LEAST_ONE_SEP({ SEP: k.or, DEF: () => this.SUBRULE(this.conjunction) })
  })

  readonly conjunction = this.RULE('conjunction', () => {
    this.AT_LEAST_ONE_SEP({ SEP: k.and, DEF: () => this.SUBRULE(this.condition) })
  })

  readonly condition = this.RULE('condition', () => {
    this.OPTION(() => this.CONSUME(k.not))
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.LeftParen)
          this.SUBRULE(this.predicate)
          this.CONSUME(t.RightParen)
        },
      },
      // `tagged` alone begins the test for a tag: no field has that name.
      { ALT: () => this.SUBRULE(this.tagged), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.comparison) },
    ])
  })

  readonly comparison = this.RULE('comparison', () => {
    this.SUBRULE(this.label)
    this.OR([
      { ALT: () => this.SUBRULE(this.relation) },
      { ALT: () => this.SUBRULE(this.nullTest) },
      { ALT: () => this.SUBRULE(this.age) },
      { ALT: () => this.SUBRULE(this.textTest) },
    ])
  })

  readonly relation = this.RULE('relation', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Equal) },
      { ALT: () => this.CONSUME(t.NotEqual) },
      { ALT: () => this.CONSUME(t.Less) },
      { ALT: () => this.CONSUME(t.LessOrEqual) },
      { ALT: () => this.CONSUME(t.Greater) },
      { ALT: () => this.CONSUME(t.GreaterOrEqual) },
    ])
    this.SUBRULE(this.value)
  })

  readonly nullTest = this.RULE('nullTest', () => {
    this.CONSUME(k.is)
    this.OPTION(() => this.CONSUME(k.not))
    this.CONSUME(k.null)
  })

  readonly age = this.RULE('age', () => {
    this.OR1([{ ALT: () => this.CONSUME(k.older) }, { ALT: () => this.CONSUME(k.newer) }])
    this.CONSUME(k.than)
    this.OR2([
      { ALT: () => this.CONSUME(t.Duration) },
      { ALT: () => this.CONSUME(t.IsoDuration) },
      { ALT: () => this.CONSUME(t.Param) },
    ])
  })

  readonly textTest = this.RULE('textTest', () => {
    this.OPTION(() => this.CONSUME(k.not))
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.like)
          this.SUBRULE(this.glob)
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.matching)
          this.CONSUME(t.Regex)
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.in)
          this.SUBRULE(this.oneOfValues)
        },
      },
    ])
  })

  readonly oneOfValues = this.RULE('oneOfValues', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Param) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen)
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.value) })
          this.CONSUME(t.RightParen)
        },
      },
    ])
  })

  /** `now`, `today`, `yesterday` and ISO durations are words; a value of such a word is a time. */
  readonly value = this.RULE('value', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.name) },
      { ALT: () => this.CONSUME(t.Integer) },
      { ALT: () => this.CONSUME(t.Decimal) },
      { ALT: () => this.CONSUME(t.Duration) },
      { ALT: () => this.CONSUME(t.CalendarDate) },
      { ALT: () => this.CONSUME(t.Instant) },
      { ALT: () => this.CONSUME(t.Uuid) },
    ])
  })

  readonly time = this.RULE('time', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Duration) },
      { ALT: () => this.CONSUME(t.CalendarDate) },
      { ALT: () => this.CONSUME(t.Instant) },
      { ALT: () => this.CONSUME(t.Now) },
      { ALT: () => this.CONSUME(t.Today) },
      { ALT: () => this.CONSUME(t.Yesterday) },
      { ALT: () => this.CONSUME(t.IsoDuration) },
      { ALT: () => this.CONSUME(t.Param) },
    ])
  })

  readonly wholeNumber = this.RULE('wholeNumber', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Integer) }, { ALT: () => this.CONSUME(t.Param) }])
  })

  /** A name in a place where only a name can stand, so that keywords need no quotes. */
  readonly name = this.RULE('name', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Word) },
      { ALT: () => this.CONSUME(t.Quoted) },
      { ALT: () => this.CONSUME(t.Param) },
    ])
  })

  /** A name that may have `*` and `?`. */
  readonly glob = this.RULE('glob', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Glob) }, { ALT: () => this.SUBRULE(this.name) }])
  })

  /** A field, a word of `via`, a saved query or its parameter: never a parameter of this text. */
  readonly label = this.RULE('label', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Word) }, { ALT: () => this.CONSUME(t.Quoted) }])
  })
}
