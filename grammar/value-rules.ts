import { CstParser } from 'chevrotain'
import * as t from './tokens.ts'

/** Names, numbers, times and values: the leaves of the grammar. */
export abstract class ValueRules extends CstParser {
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

  /** A name in a place that allows only a name, so that keywords need no quotes. */
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
