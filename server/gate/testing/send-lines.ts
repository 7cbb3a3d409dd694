import { connect } from 'node:net';

interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function headerIn(line: string): readonly [string, string] {
  const [name = '', ...value] = line.split(': ');
  return [name.toLowerCase(), value.join(': ')];
}

/** Sends exactly these lines, so that nothing corrects them on the way. */
export function sendLines(port: number, lines: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n');
      const [first = '', ...rest] = head.split('\r\n');
      resolve({
        status: Number(first.split(' ')[1]),
        headers: new Map(rest.map(headerIn)),
        body: body.join('\r\n\r\n'),
      });
    });
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}
