// A segment while it is being built: how many it holds today, in words, some of them masked; and what there is to choose from.
import { Injectable } from '@nestjs/common';
import { MemberTagsService, type Segment, SegmentsService } from '@guike/campaigns';
import { type AnswerOf, careClasses, type segmentEndpoints } from '@guike/contracts/http';
import { MemberSearch } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';
import type { OfficeReader } from '../office/office-reader';
import { AudienceWords, storesOf } from './audience-words';

type Endpoints = typeof segmentEndpoints;

const SAMPLE = 5;
const MOST_INTERESTS = 200;

@Injectable()
export class LookAtSegment {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly segments: SegmentsService,
    private readonly words: AudienceWords,
    private readonly tags: MemberTagsService,
    private readonly search: MemberSearch,
  ) {}

  /** Keeps nothing. Whoever belongs to a store sees how many there are, and nobody of them. Error: INPUT_INVALID. */
  async preview(rule: Segment, reader: OfficeReader): Promise<AnswerOf<Endpoints['previewSegment']>> {
    const tx = this.database.reading;
    await this.words.require(tx, rule);
    const { body, day: today } = await this.programmes.present(tx);
    const page = { today, after: null, limit: reader.storeId === null ? SAMPLE : 0 };
    const [say, members, reachable, ids] = await Promise.all([
      this.words.sayer(tx),
      this.segments.count(tx, rule, today, 'service'),
      this.segments.count(tx, rule, today),
      this.segments.members(tx, rule, page),
    ]);
    const [faces, held] = await Promise.all([
      this.search.maskedFaces(tx, ids),
      rows<{ id: string; tier: string }>(
        tx,
        `SELECT member_id AS id, tier FROM member_tier WHERE member_id = ANY ($1)`,
        [ids],
      ),
    ]);
    const tiers = new Map(held.map(({ id, tier }) => [id, tierNameOf(body, tier)]));
    const sample = ids.flatMap((memberId) => {
      const face = faces.get(memberId);
      return face
        ? [
            {
              memberId,
              nameMasked: face.nameMasked,
              phoneMasked: face.phoneMasked,
              tierName: tiers.get(memberId) ?? null,
            },
          ]
        : [];
    });
    return { words: say(rule), members, reachable, sample };
  }

  async choices(): Promise<AnswerOf<Endpoints['segmentChoices']>> {
    const tx = this.database.reading;
    const { body } = await this.programmes.present(tx);
    const [stores, tags, told] = await Promise.all([
      storesOf(tx),
      this.tags.known(tx),
      rows<{ interest: string }>(
        tx,
        `SELECT DISTINCT unnest(interests) AS interest FROM member_profile ORDER BY interest LIMIT ${MOST_INTERESTS}`,
      ),
    ]);
    const classes = body.care?.classes ? careClasses.map((code) => ({ code, name: `${code} 类` })) : [];
    return {
      tiers: body.tiers.map(({ code, name }) => ({ code, name })),
      classes,
      stores,
      tags,
      interests: [...new Set([...(body.care?.tastes ?? []), ...told.map(({ interest }) => interest)])],
    };
  }
}
