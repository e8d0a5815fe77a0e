/**
 * The mistake of a URL with a user and password, which every message with the URL would show; undefined if it has none. Any `@`
 * counts, because a malformed URL may have one in an unexpected place.
 *
 * @param name the setting, such as `--oidc-issuer`
 * @param instead where the secret belongs, as the end of `Remove the user and password`
 */
export const userInUrl = (name: string, url: string | undefined, instead = '.'): string | undefined =>
  url?.includes('@') === true
    ? `${name} must not contain \`@\`, because messages show it. Remove the user and password${instead}`
    : undefined
