/**
 * Masks API keys of a store, also damaged ones, in a text for a person.
 *
 * @example
 * maskKeys('--port is "trb_abc_def"') // '--port is "trb_…"'
 */
export const maskKeys = (text: string): string => text.replaceAll(/trb_\w+/giu, 'trb_…')
