/** A name as a query may hold it, whatever is in it: between quotes, with the escapes of the language. */
export const textOfName = (name: string): string =>
  `"${escapeControls(name.replaceAll(/["\\]/gu, String.raw`\$&`))}"`

/** What needs no quotes where only a name can stand. The language takes more letters; these are beyond doubt. */
const BARE = /^[A-Za-z_/#](?:[A-Za-z0-9_\-/:@#]|\.(?!\.|$))*$/u

/** A name as people write it: quoted only where it must be. */
export const writtenName = (name: string): string => (BARE.test(name) ? name : textOfName(name))

/** A name where a pattern stands (after `in` and `like`), meant to the letter: its `*` and `?` are no wildcards. */
export const writtenPattern = (name: string): string =>
  BARE.test(name) ? name : `"${escapeControls(name.replaceAll(/["\\*?]/gu, String.raw`\$&`))}"`

/** Line breaks, controls, what is invisible or turns the direction of a line around, and halves of surrogate pairs. */
const escapeControls = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
