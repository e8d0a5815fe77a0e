const PART_FILE = /^part-(?:[A-Za-z]-)?\d{4,}/
const PARTITION = /^[^=]+=/
/** Delta Lake's transaction log, and a file in it: readers that list the log name it for the table beside it. */
const DELTA_LOG = /\/_delta_log(?:\/[^/]*)?$/

/**
 * Folds the path of a part of a dataset to the dataset's: trailing slashes go, a last segment `part-[x-]N…` of four digits
 * or more, trailing `k=v` segments, and Delta Lake's `_delta_log`. What would leave nothing stays. Repeated until nothing is left to fold, so that a
 * folded name that comes back in an event is the same name.
 */
export function foldPath(path: string): string {
  let folded = withoutSlashes(withoutSlashes(path).replace(DELTA_LOG, '') || path)
  while (isPart(lastSegment(folded))) {
    const parent = parentOf(folded)
    if (parent === folded) break
    folded = parent
  }
  return folded
}

const isPart = (segment: string): boolean => PART_FILE.test(segment) || PARTITION.test(segment)

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The path one segment up, or the path itself if nothing but slashes would remain. */
function parentOf(path: string): string {
  const parent = withoutSlashes(path.slice(0, path.lastIndexOf('/') + 1))
  return parent === '' || parent === '/' ? path : parent
}

/** Removes slashes at the end. A path of slashes alone keeps one. */
export function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end -= 1
  return path.slice(0, end)
}
