const PART_FILE = /^part-(?:[A-Za-z]-)?\d{4,}/
const PARTITION = /^[^=]+=/

/**
 * Folds the path of a part of a dataset to the dataset's: trailing slashes go, then a last segment `part-[x-]N…` of four
 * digits or more, then trailing `k=v` segments. What would leave nothing stays.
 */
export function foldPath(path: string): string {
  let folded = withoutSlashes(path)
  if (PART_FILE.test(lastSegment(folded))) folded = parentOf(folded)
  while (PARTITION.test(lastSegment(folded))) {
    const parent = parentOf(folded)
    if (parent === folded) break
    folded = parent
  }
  return folded
}

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The path one segment up, or the path itself if nothing but slashes would remain. */
function parentOf(path: string): string {
  const parent = withoutSlashes(path.slice(0, path.lastIndexOf('/') + 1))
  return parent === '' || parent === '/' ? path : parent
}

/** A path of slashes alone keeps one. */
function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end -= 1
  return path.slice(0, end)
}
