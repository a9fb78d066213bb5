// The sandbox's process: stands in for WeChat until it is told to stop. Never part of a production deployment.
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { accountsFile } from './accounts';
import { createSandboxApp } from './app';
import { machineClock, readSettings } from './machine';
import { Sandbox } from './sandbox';
import { openSmtp } from './smtp';
import { templatesFile } from './templates';

const logger = pino({ base: { service: 'wechat-sandbox' } });

async function main(): Promise<void> {
  const { port, host, smtpPort, accountsFile: people, templatesFile: papers, ...settings } = readSettings();
  const accounts = accountsFile.parse(await listIn(people));
  const templates = templatesFile.parse(await listIn(papers));
  const sandbox = new Sandbox({ ...settings, clock: machineClock, accounts, templates });
  const app = createSandboxApp(sandbox);
  if (smtpPort !== null) {
    const smtp = await openSmtp(sandbox, smtpPort);
    app.addHook('onClose', () => smtp.close());
  }
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    app.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error, 'the sandbox could not stop cleanly'),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  const address = await app.listen({ port, host });
  logger.info({ address, accounts: accounts.length }, 'the WeChat sandbox is running');
}

async function listIn(file: string | null): Promise<unknown> {
  return file === null ? [] : JSON.parse(await readFile(file, 'utf8'));
}

function fail(error: unknown, message: string): void {
  logger.fatal({ err: error }, message);
  process.exit(1);
}

main().catch((error: unknown) => fail(error, 'the sandbox could not start'));
