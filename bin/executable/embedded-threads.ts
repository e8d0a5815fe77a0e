/** `node:worker_threads` for the executable: the module of a thread comes from the assets, as a `data:` address. */
import { getAsset } from 'node:sea'
import { Worker as FileWorker, type WorkerOptions } from 'node:worker_threads'
import { assetName } from './embedded-files.ts'

export { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'

export class Worker extends FileWorker {
  constructor(module: URL, options: WorkerOptions) {
    const text = getAsset(assetName(module)!, 'utf8')
    super(new URL(`data:text/javascript,${encodeURIComponent(text)}`), options)
  }
}
