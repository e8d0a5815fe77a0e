/** https://github.com/nodejs/postject, which has no types. */
declare module 'postject' {
  export function inject(
    executable: string,
    resource: string,
    data: Buffer,
    options: { readonly sentinelFuse: string; readonly machoSegmentName?: string },
  ): Promise<void>
}
