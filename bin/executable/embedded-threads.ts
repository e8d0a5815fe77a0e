/** `node:worker_threads` for the executable: the module of a thread comes from the assets, as a `data:` address. */
import { getAsset } from 'node:sea'
import { Worker as FileWorker, type WorkerOptions } from 'node:worker_threads'
import { assetName } from './embedded-files.ts'

// The class below replaces that of the builtin.
export * from 'node:worker_threads'

export class Worker extends FileWorker {
  constructor(module: URL, options: WorkerOptions) {
    const name = assetName(module)
    super(
      name === undefined
        ? module
        : new URL(`data:text/javascript,${encodeURIComponent(getAsset(name, 'utf8'))}`),
      options,
    )
  }
}
