import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { checkCertificate } from '../app/doctor/check-certificate.ts'
import { failure, type Check } from '../app/doctor/check.ts'
import type { ServeOptions } from '../cli/server-port.ts'
import { readTls } from '../http/tls-files.ts'
import { messageOf } from './message-of.ts'

/** Checks the certificate in the file, which the next connections will use. */
export async function certificateChecks({ tls }: Pick<ServeOptions, 'tls'>): Promise<readonly Check[]> {
  if (tls === undefined) return []
  try {
    await readTls(tls)
    const { validFromDate, validToDate } = new X509Certificate(await readFile(tls.cert))
    const holds = { path: tls.cert, from: validFromDate.getTime(), until: validToDate.getTime() }
    return [checkCertificate(holds, Date.now())]
  } catch (error) {
    return [
      failure(
        'certificate',
        messageOf(error),
        'Replace the files. The server uses the previous certificate until it ends, and cannot start again with these files.',
      ),
    ]
  }
}
