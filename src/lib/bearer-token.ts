/**
 * Whether a text can be the token of an `Authorization: Bearer` header. Check it before the header is built, because the error of
 * `fetch` for an invalid header shows its value.
 */
export const isBearerToken = (text: string): boolean => /^[\x21-\x7e]+$/u.test(text)
