// Whether a member may publish a look now, with what, and under which consent.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AnswerOf, type BodyOf, type lookEndpoints, mostLookItems, mostLookPhotos } from '@guike/contracts/http';
import { DomainError, type MemberId, type MemberState, type StoreId, instantOfLocal } from '@guike/kernel';
import { AlbumService, type ListedPhoto, LooksService, type NewLook } from '@guike/looks';
import { ConsentsService, everyIdOf } from '@guike/members';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService, purposes } from '@guike/programme';
import { requireHere } from '../profile/leave-programme';
import { type Standing, lockMember, readStanding } from '../standing';
import { consentInForce } from './look-consents';

type Endpoints = typeof lookEndpoints;

/** Of one member on one business day. */
const MOST_A_DAY = 10;

@Injectable()
export class LookWishes {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly album: AlbumService,
    private readonly looks: LooksService,
    private readonly consents: ConsentsService,
    private readonly audit: Audit,
  ) {}

  /** What publishing needs. Error: MEMBER_UNKNOWN. */
  async terms(memberId: MemberId): Promise<AnswerOf<Endpoints['lookTerms']>> {
    const tx = this.database.reading;
    const { day } = await this.programmes.present(tx);
    const standing = await readStanding(tx, memberId, day);
    if (standing === null) throw new DomainError('MEMBER_UNKNOWN');
    const { version, title, text } = purposes.publish;
    const given = (await this.consents.list(tx, memberId)).some(
      (consent) => consent.purpose === 'publish' && consent.version === version,
    );
    const stores = await storesOf(tx);
    const own = await ownStore(tx, memberId);
    return {
      consent: { version, title, text, given },
      stores: stores.map(({ code, name }) => ({ code, name })),
      store: stores.find(({ id }) => id === own)?.code ?? null,
      mostPhotos: mostLookPhotos,
      mostItems: mostLookItems,
      obstacle: obstacleTo(standing.state),
    };
  }

  /** The member's lock, taken before anything of theirs. Error: UNAUTHENTICATED. */
  async lock(tx: Tx, memberId: MemberId): Promise<Standing> {
    const { day } = await this.programmes.present(tx);
    const standing = await lockMember(tx, memberId, day);
    requireHere(standing);
    return standing;
  }

  /** Errors: NOT_A_MEMBER, ACCOUNT_FROZEN, LOOK_LIMIT, PHOTO_UNKNOWN, STORE_UNKNOWN. The consent is given here. */
  async accept(tx: Tx, memberId: MemberId, { state }: Standing, wish: BodyOf<Endpoints['publish']>): Promise<NewLook> {
    if (state === 'frozen') throw new DomainError('ACCOUNT_FROZEN');
    if (state !== 'active') throw new DomainError('NOT_A_MEMBER');
    await this.requireFew(tx, memberId);
    const photos = await this.photos(tx, memberId, wish.photos);
    const storeId = await this.store(tx, memberId, wish.store, photos);
    const { version } = purposes.publish;
    await this.consents.allow(tx, memberId, 'publish', version, 'mini_program');
    const consentId = await consentInForce(tx, memberId, 'publish');
    if (consentId === null) throw new Error('a consent that was just given is not there');
    const detail = { lookId: wish.id, photos: photos.length, consentVersion: version };
    await this.audit.record(tx, {
      ...{ actorKind: 'member', actorId: memberId, action: 'look.submitted', memberId },
      detail,
    });
    const { id, caption, items } = wish;
    return { memberId, id, storeId, caption, items, consentId, photos: photos.map(copied) };
  }

  private async requireFew(tx: Tx, memberId: MemberId): Promise<void> {
    const { day, body } = await this.programmes.present(tx);
    const since = instantOfLocal(`${day} 00:00:00`, body.timeZone);
    if ((await this.looks.submittedSince(tx, memberId, since)) >= MOST_A_DAY)
      throw new DomainError('LOOK_LIMIT', { perDay: MOST_A_DAY });
  }

  /** In the order wished for; nobody's but the member's own. */
  private async photos(tx: Tx, memberId: MemberId, ids: readonly string[]): Promise<ListedPhoto[]> {
    const found = await this.album.lock(tx, await everyIdOf(tx, memberId), ids);
    return ids.map((id) => {
      const photo = found.find((each) => each.id === id);
      if (photo === undefined) throw new DomainError('PHOTO_UNKNOWN');
      return photo;
    });
  }

  /** As wished for, else where the photos were taken, else the member's own. */
  private async store(
    tx: Tx,
    memberId: MemberId,
    code: string | null,
    photos: readonly ListedPhoto[],
  ): Promise<StoreId> {
    const stores = await storesOf(tx);
    const taken = photos.find(({ storeId }) => storeId !== null)?.storeId ?? null;
    const wished = code === null ? (taken ?? (await ownStore(tx, memberId))) : null;
    const found =
      code === null
        ? (stores.find(({ id }) => id === wished) ?? stores[0])
        : stores.find((store) => store.code === code);
    if (found === undefined) throw new DomainError('STORE_UNKNOWN');
    return found.id;
  }
}

const storesOf = (tx: Tx) =>
  rows<{ id: StoreId; code: string; name: string }>(tx, `SELECT id, code, name FROM store ORDER BY code`);

async function ownStore(tx: Tx, memberId: MemberId): Promise<StoreId | null> {
  const text = `SELECT joined_store_id AS id FROM member WHERE id = $1`;
  return (await rows<{ id: StoreId | null }>(tx, text, [memberId]))[0]?.id ?? null;
}

/** The copies have a name of their own. */
const copied = ({ id, width, height }: ListedPhoto) => ({
  photoId: id,
  fileKey: `looks/${randomUUID()}`,
  width,
  height,
});

function obstacleTo(state: MemberState): string | null {
  if (state === 'active') return null;
  return state === 'frozen' ? '会员卡已冻结，暂不能发布' : '入会后就可以发布穿搭';
}
