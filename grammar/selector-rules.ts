import type { CstNode, ParserMethod } from 'chevrotain'
import { PredicateRules } from './predicate-rules.ts'
import * as t from './tokens.ts'

const k = t.keyword

/** The rules of selectors: the start, the end, or a bound of a walk. */
export abstract class SelectorRules extends PredicateRules {
  abstract readonly query: ParserMethod<[], CstNode>

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
}
