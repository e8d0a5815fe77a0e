import * as t from './tokens.ts'
import { ValueRules } from './value-rules.ts'

const k = t.keyword

/** The rules of predicates, which follow `where`. */
export abstract class PredicateRules extends ValueRules {
  readonly predicate = this.RULE('predicate', () => {
    this.AT_LEAST_ONE_SEP({ SEP: k.or, DEF: () => this.SUBRULE(this.conjunction) })
  })

  readonly conjunction = this.RULE('conjunction', () => {
    this.AT_LEAST_ONE_SEP({ SEP: k.and, DEF: () => this.SUBRULE(this.condition) })
  })

  readonly condition = this.RULE('condition', () => {
    this.OPTION(() => this.CONSUME(k.not))
    this.OR({
      // `tagged` is a word too, but here it always begins the test for a tag: no field has that name.
      MAX_LOOKAHEAD: 1,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.LeftParen)
            this.SUBRULE(this.predicate)
            this.CONSUME(t.RightParen)
          },
        },
        { ALT: () => this.SUBRULE(this.tagged), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.comparison) },
      ],
    })
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

  readonly tagged = this.RULE('tagged', () => {
    this.CONSUME(k.tagged)
    this.SUBRULE1(this.name)
    this.OPTION(() => {
      this.CONSUME(t.Equal)
      this.SUBRULE2(this.name)
    })
  })
}
