// The line drawings of benefits: one for each of the boutique's, and one for each way of coming by one.

/** `i`: ink, `a`: accent, `w`: a wash beneath. */
export const byCode: Readonly<Record<string, string>> = {
  tea: `<path class="w" d="M22 44h42v16a18 18 0 0 1-18 18h-6a18 18 0 0 1-18-18z"/><path class="i" d="M22 44h42v16a18 18 0 0 1-18 18h-6a18 18 0 0 1-18-18zM64 49h6a9 9 0 0 1 0 18h-7M18 84h50"/><path class="a" d="M34 34c-4-5 4-8 0-14M44 34c-4-5 4-8 0-14M54 34c-4-5 4-8 0-14"/>`,
  snacks: `<path class="w" d="M24 52h48l-6 28H30z"/><path class="i" d="M24 52h48l-6 28H30zM36 54l3 24M48 54v24M60 54l-3 24"/><path class="i" d="M26 52c-4-12 6-18 12-16 2-10 18-10 20 0 8-2 16 4 12 16"/><circle class="a" cx="48" cy="22" r="5"/>`,
  beauty: `<path class="w" d="M34 40h28v38a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6z"/><path class="i" d="M34 40h28v38a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6zM38 28h20v12H38z"/><path class="a" d="M44 28V18h14l6 5M42 56c4 6 8 6 12 0M42 68c4 6 8 6 12 0"/>`,
  manicure: `<path class="w" d="M30 48h20v32H30z"/><path class="i" d="M30 50a6 6 0 0 1 6-6h8a6 6 0 0 1 6 6v28a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4zM34 44V22a6 6 0 0 1 12 0v22"/><path class="a" d="M62 82V40c0-10 14-10 14 0v42zM62 56c4 4 10 4 14 0"/>`,
  make_up: `<path class="w" d="M30 54h18v30H30z"/><path class="i" d="M30 54h18v30H30zM32 42h14v12H32z"/><path class="a" d="M34 42V26l10-8v24"/><path class="i" d="M66 84V52M60 52h12l-2-22c-1-8-7-8-8 0z"/>`,
  reading: `<path class="w" d="M16 30c12-6 24-4 32 4v46c-8-8-20-10-32-4z"/><path class="i" d="M48 34c-8-8-20-10-32-4v46c12-6 24-4 32 4 8-8 20-10 32-4V30c-12-6-24-4-32 4zM48 34v46"/><path class="a" d="M24 44c6-2 11-1 16 2M24 56c6-2 11-1 16 2M56 46c5-3 10-4 16-2"/>`,
  salons: `<path class="w" d="M24 20h48v32H24z"/><path class="i" d="M24 20h48v32H24zM48 52v14M36 84l12-18 12 18"/><path class="a" d="M34 42l8-8 8 6 12-12"/><circle class="i" cx="22" cy="74" r="5"/><circle class="i" cx="74" cy="74" r="5"/>`,
  discount: `<path class="w" d="M18 34h60v10a6 6 0 0 0 0 12v10H18V56a6 6 0 0 0 0-12z"/><path class="i" d="M18 34h60v10a6 6 0 0 0 0 12v10H18V56a6 6 0 0 0 0-12z"/><path class="a" d="M40 60l16-20"/><circle class="a" cx="40" cy="44" r="3"/><circle class="a" cx="56" cy="57" r="3"/>`,
  umbrella: `<path class="w" d="M14 50a34 30 0 0 1 68 0c-8-6-14-6-17 0-5-6-12-6-17 0-5-6-12-6-17 0-3-6-9-6-17 0z"/><path class="i" d="M14 50a34 30 0 0 1 68 0c-8-6-14-6-17 0-5-6-12-6-17 0-5-6-12-6-17 0-3-6-9-6-17 0zM48 14v6"/><path class="a" d="M48 48v28c0 10 14 10 14 0"/>`,
  alterations: `<path class="i" d="M26 26l34 38M60 26L26 64"/><circle class="w" cx="22" cy="72" r="9"/><circle class="w" cx="64" cy="72" r="9"/><circle class="i" cx="22" cy="72" r="9"/><circle class="i" cx="64" cy="72" r="9"/><path class="a" d="M76 18v44M72 24h4M72 34h4M72 44h4M72 54h4"/>`,
  repair: `<path class="w" d="M30 20h28v10H30zM30 66h28v10H30z"/><path class="i" d="M30 20h28v10H30zM30 66h28v10H30zM34 30v36M54 30v36"/><path class="a" d="M34 38l20 6M34 48l20 6M34 58l20 6M54 44c18 0 8 22 18 34"/><path class="i" d="M70 72l6 14"/>`,
  purchase_gift: `<path class="w" d="M22 44h52v38H22z"/><path class="i" d="M22 44h52v38H22zM18 34h60v10H18z"/><path class="a" d="M48 34v48M48 34c-6-16-22-14-18-4 2 4 12 4 18 4zM48 34c6-16 22-14 18-4-2 4-12 4-18 4z"/>`,
  birthday: `<path class="w" d="M20 56h56v26H20z"/><path class="i" d="M20 82V58a6 6 0 0 1 6-6h44a6 6 0 0 1 6 6v24zM16 82h64"/><path class="i" d="M20 64c6 6 12 6 18 0 6 6 14 6 20 0 6 6 12 6 18 0"/><path class="a" d="M48 52V36M48 28c-5-4 0-8 0-12 4 4 5 8 0 12z"/>`,
  points: `<ellipse class="w" cx="48" cy="32" rx="26" ry="10"/><ellipse class="i" cx="48" cy="32" rx="26" ry="10"/><path class="i" d="M22 32v14c0 6 12 10 26 10s26-4 26-10V32"/><path class="a" d="M22 50v14c0 6 12 10 26 10s26-4 26-10V50"/>`,
  member_day: `<path class="w" d="M18 26h60v14H18z"/><path class="i" d="M18 26h60v54H18zM18 40h60M32 18v14M64 18v14"/><path class="a" d="M48 48l4 8 9 1-7 6 2 9-8-5-8 5 2-9-7-6 9-1z"/>`,
  partners: `<path class="w" d="M20 44h56v38H20z"/><path class="i" d="M24 44v38h48V44M16 40l6-18h52l6 18zM16 40a8 8 0 0 0 16 0 8 8 0 0 0 16 0 8 8 0 0 0 16 0 8 8 0 0 0 16 0"/><path class="a" d="M40 82V60h16v22"/>`,
  health_check: `<path class="w" d="M24 22h48v62H24z"/><path class="i" d="M24 22h48v62H24zM38 16h20v12H38z"/><path class="a" d="M32 58h8l4-12 8 22 4-10h8"/>`,
  travel: `<path class="w" d="M22 36h52v44H22z"/><path class="i" d="M22 42a6 6 0 0 1 6-6h40a6 6 0 0 1 6 6v32a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6zM38 36V24h20v12M32 80v6M64 80v6"/><path class="a" d="M34 46v24M62 46v24"/>`,
  presidential: `<path class="w" d="M28 30h40v26H28z"/><path class="i" d="M28 56V34a20 16 0 0 1 40 0v22M20 50a7 7 0 0 1 14 0v10h28V50a7 7 0 0 1 14 0v24H20zM26 74v10M70 74v10"/><path class="a" d="M38 32l5 6 5-8 5 8 5-6v12H38z"/>`,
  contest: `<path class="w" d="M34 20h28v18a14 14 0 0 1-28 0z"/><path class="i" d="M34 20h28v18a14 14 0 0 1-28 0zM34 26H22c0 12 4 16 13 16M62 26h12c0 12-4 16-13 16M48 52v18M34 82c0-8 6-12 14-12s14 4 14 12z"/><path class="a" d="M48 26v14M44 30l4-4"/>`,
  wifi: `<path class="i" d="M16 40c18-18 46-18 64 0M28 54c11-11 29-11 40 0"/><path class="a" d="M38 66c6-6 14-6 20 0"/><circle class="w" cx="48" cy="77" r="4"/><circle class="a" cx="48" cy="77" r="4"/>`,
};

/** For what has no drawing of its own. */
export const byDelivery: Readonly<Record<string, string>> = {
  arrival: `<path class="w" d="M18 64a30 30 0 0 1 60 0z"/><path class="i" d="M18 64a30 30 0 0 1 60 0zM12 64h72M20 76h56"/><path class="a" d="M48 34v-6M30 58c2-8 7-13 13-15"/>`,
  booking: `<path class="w" d="M18 26h60v14H18z"/><path class="i" d="M18 26h60v54H18zM18 40h60M32 18v14M64 18v14"/><path class="a" d="M36 60l9 9 16-17"/>`,
  loan: byCode['umbrella'] ?? '',
  coupon: byCode['discount'] ?? '',
  priority: `<circle class="w" cx="48" cy="40" r="20"/><circle class="i" cx="48" cy="40" r="20"/><path class="i" d="M36 56l-6 26 18-10 18 10-6-26"/><path class="a" d="M48 29v22M42 33l6-4"/>`,
  longer_return: `<path class="w" d="M26 44h44v36H26z"/><path class="i" d="M26 44h44v36H26zM26 44l8-12h28l8 12M48 32v12"/><path class="a" d="M38 64h20M44 58l-6 6 6 6"/>`,
  event: byCode['salons'] ?? '',
  service: `<path class="w" d="M24 66c0-30 8-38 24-38s24 8 24 38z"/><path class="i" d="M24 66c0-30 8-38 24-38s24 8 24 38zM16 66h64M48 28v-6"/><path class="a" d="M42 74a6 6 0 0 0 12 0M34 54c0-8 3-13 8-15"/>`,
  partner: byCode['partners'] ?? '',
  custom: byCode['purchase_gift'] ?? '',
};
