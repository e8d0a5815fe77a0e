import { ClauseRules } from './clause-rules.ts'
import * as t from './tokens.ts'

const k = t.keyword

/**
 * The grammar of the language as a Chevrotain CST parser: LL(2), without actions or state. The classes extend each other from
 * the leaves to the root: values, predicates, selectors, clauses and stages, and here expressions and whole texts.
 *
 * An optional part is greedy, so in `runs of runs of x last 3` the `last 3` belongs to the inner `runs`. The parser stops at
 * the first error. `src/lang/syntax-errors` finds the cause by trying other tokens; Chevrotain's recovery cannot name it.
 */
export class TributaryParser extends ClauseRules {
  constructor() {
    super([...t.allTokens], { maxLookahead: 2, nodeLocationTracking: 'onlyOffset' })
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
    this.OR([{ ALT: () => this.SUBRULE(this.changes) }, { ALT: () => this.SUBRULE(this.expression) }])
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
    this.OR([{ ALT: () => this.SUBRULE(this.reach) }, { ALT: () => this.SUBRULE(this.ways) }])
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

  /** Clauses after a bare name need a name bound by `let`; the resolver checks this. */
  readonly named = this.RULE('named', () => {
    this.CONSUME(t.Name)
    this.MANY(() => this.SUBRULE(this.clause))
  })
}
