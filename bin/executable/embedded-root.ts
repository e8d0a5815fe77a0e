/** The address that the files of the package have inside the executable. No such folder exists on disk. */
export const EMBEDDED = process.platform === 'win32' ? 'file:///C:/__tributary__/' : 'file:///__tributary__/'
