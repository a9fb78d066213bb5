// `token`: a member's token, for trying the API without WeChat. Whoever may run this holds the master key anyway.
import { parseArgs } from 'node:util';
import { DomainError } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Audit, Database, Tokens } from '@guike/platform';
import { type Command, UsageError, print } from './command';
import { inContext } from './context';
import { SHOWN_CUSTOMER, personOf } from './demo/cast';

const options = { 'member-phone': { type: 'string' }, demo: { type: 'boolean', default: false } } as const;

export const token: Command = {
  usage:
    'token --member-phone PHONE | --demo\n                                  prints a token of that member, or of the demo member; the issue is logged',
  async run(argv, config) {
    const { values } = parseArgs({ args: argv, options });
    const phone = values.demo ? personOf(SHOWN_CUSTOMER).phone : values['member-phone'];
    if (phone === undefined) throw new UsageError('Say whose: --member-phone or --demo.');
    return inContext(config, {}, async (context) => {
      const memberId = await context.get(Database).inTransaction(async (tx) => {
        const found = await context.get(MembersService).find(tx, { kind: 'phone', phone });
        if (found === null) throw new DomainError('MEMBER_UNKNOWN');
        await context
          .get(Audit)
          .record(tx, { actorKind: 'system', actorId: 'cli', action: 'member.token', memberId: found });
        return found;
      });
      print(context.get(Tokens).signMember(memberId));
      return 0;
    });
  },
};
