// Receives webhooks and verifies each by the public library of Standard Webhooks. Each line of its input is the secret
// from then on; its output says on which port it listens, and what it took or refused.
const { createServer } = require('node:http');
const { createInterface } = require('node:readline');
const { Webhook } = require('standardwebhooks');

let webhook;
createInterface({ input: process.stdin }).on('line', (secret) => {
  webhook = new Webhook(secret);
  console.log('secret');
});

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    try {
      const message = webhook.verify(Buffer.concat(parts).toString(), request.headers);
      console.log(`took ${message.type} ${message.data.kind}`);
      response.writeHead(204).end();
    } catch (wrong) {
      console.log(`refused ${wrong.message}`);
      response.writeHead(401).end();
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
