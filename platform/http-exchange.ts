import type { Dispatcher } from 'undici';

export interface HttpRequest {
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Tells to give up. */
  signal: AbortSignal | undefined;
}

export interface HttpAnswer {
  status: number;
  contentType: unknown;
  text: string;
}

/**
 * Posts to a server and takes its whole answer as text, as it comes from the connection: no stream is made of it.
 * @throws the signal's reason, or what is wrong with the connection
 */
export function post(to: Dispatcher, { path, headers, body, signal }: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let status = 0;
    let contentType: unknown;
    let started: Dispatcher.DispatchController | undefined;
    const giveUp = () => {
      started?.abort(signal?.reason);
      // One that waits for a connection is not waited for any longer; once it has one, it gives it back.
      reject(signal?.reason);
    };
    const stop = () => signal?.removeEventListener('abort', giveUp);
    signal?.addEventListener('abort', giveUp, { once: true });
    to.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart(controller) {
          started = controller;
          if (signal?.aborted) giveUp();
        },
        onResponseStart(_controller, code, answered) {
          status = code;
          contentType = answered['content-type'];
        },
        onResponseData(_controller, part) {
          parts.push(part);
        },
        onResponseEnd() {
          stop();
          resolve({ status, contentType, text: textOf(parts) });
        },
        onResponseError(_controller, error) {
          stop();
          reject(error);
        },
      },
    );
  });
}

const BYTE_ORDER_MARK = 0xfeff;

function textOf(parts: readonly Buffer[]): string {
  const [first] = parts;
  const text = (parts.length === 1 && first ? first : Buffer.concat(parts)).toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}
