import { createServer, type Server } from 'node:net';

/** Makes the JSON text that answers a request's body. */
export type AnswerBody = (body: string) => Promise<string>;

const END_OF_HEADERS = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/**
 * An HTTP server that can do as little as there can be: it keeps connections, takes requests that say how long they are,
 * and keeps whole responses by the very text that they were asked for with. Gateways are compared here, not servers.
 */
export function serveAnswers(answer: AnswerBody): Server {
  const kept = new Map<string, Buffer>();
  const responseTo = async (body: string) => {
    const text = await answer(body);
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}`;
    const response = Buffer.from(`${head}\r\nconnection: keep-alive${END_OF_HEADERS}${text}`);
    kept.set(body, response);
    return response;
  };
  return createServer({ noDelay: true }, (socket) => {
    let arrived: Buffer = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (part) => {
      arrived = arrived.length === 0 ? part : Buffer.concat([arrived, part]);
      const start = arrived.indexOf(END_OF_HEADERS);
      if (start === -1) return;
      const length = LENGTH.exec(arrived.toString('latin1', 0, start))?.[1];
      if (length === undefined) {
        socket.destroy(new Error('A gateway does not say how long its request is.'));
        return;
      }
      const end = start + END_OF_HEADERS.length + Number(length);
      if (arrived.length < end) return;
      const body = arrived.toString('utf8', start + END_OF_HEADERS.length, end);
      arrived = arrived.subarray(end);
      const response = kept.get(body);
      if (response) socket.write(response);
      else
        responseTo(body).then(
          (made) => socket.write(made),
          (error: Error) => socket.destroy(error),
        );
    });
  });
}
