/** `namespace/name`, joined by exactly one slash even if the name starts with one. */
export function fullName(namespace: string, name: string): string {
  return name.startsWith('/') ? namespace + name : `${namespace}/${name}`
}
