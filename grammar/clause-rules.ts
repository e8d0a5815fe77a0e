import { SelectorRules } from './selector-rules.ts'
import * as t from './tokens.ts'

const k = t.keyword

/** The clauses of a walk, and the stages after an expression. */
export abstract class ClauseRules extends SelectorRules {
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
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(k.asc) }, { ALT: () => this.CONSUME(k.desc) }]))
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
}
