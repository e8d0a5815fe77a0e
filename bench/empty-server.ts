/** Answers every request with success at once, in its own process: the upper bound of the driver. */
import { createServer } from 'node:http'

const BODY = '{"status":"success"}'

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    const status = request.url === '/api/v1/lineage' ? 201 : 200
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': BODY.length })
    response.end(BODY)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null)
    console.log(`listening on http://127.0.0.1:${String(address.port)}`)
})
