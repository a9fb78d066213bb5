// Our own drawings, where an event has no cover: one for each template, and a plain invitation for all others.
import type { eventTemplateCodes } from '@guike/contracts/http';
import type { ReactNode } from 'react';

type Code = (typeof eventTemplateCodes)[number];

interface Drawing {
  readonly ground: string;
  readonly shapes: ReactNode;
}

const INK = '#1F1C19';
const WINE = '#8C2F39';
const PAPER = '#F7F4EF';
const GOLD = '#B8925A';

const steam = (x: number, y: number) => (
  <path
    d={`M${x} ${y}q-9 -14 0 -27t0 -27`}
    fill="none"
    stroke={PAPER}
    strokeWidth="4"
    strokeLinecap="round"
    opacity="0.8"
  />
);
const wave = (y: number, opacity: number) => (
  <path d={`M0 ${y}q31 -18 62 0t62 0t62 0t64 0V200H0Z`} fill={PAPER} opacity={opacity} />
);
const leaf = (x: number, y: number, turn: number, colour: string) => (
  <g transform={`translate(${x} ${y}) rotate(${turn})`}>
    <path d="M0 0Q26 -30 0 -70Q-26 -30 0 0Z" fill={colour} />
    <path d="M0 8V-58" stroke={PAPER} strokeWidth="2" opacity="0.7" />
  </g>
);
const balloon = (x: number, y: number, colour: string) => (
  <g>
    <path d={`M${x} ${y + 30}Q${x - 8} ${y + 70} 125 180`} fill="none" stroke={INK} strokeWidth="1.5" opacity="0.5" />
    <ellipse cx={x} cy={y} rx="24" ry="30" fill={colour} />
  </g>
);

const drawings: Readonly<Record<Code, Drawing>> = {
  spring_tea: {
    ground: '#A9B79A',
    shapes: (
      <>
        {leaf(58, 80, -30, '#7F9270')}
        {leaf(198, 70, 35, '#7F9270')}
        {steam(112, 92)}
        {steam(138, 92)}
        <path d="M78 104H172Q172 156 125 156T78 104Z" fill={PAPER} />
        <path d="M172 112q26 2 18 22t-30 16" fill="none" stroke={PAPER} strokeWidth="7" />
        <ellipse cx="125" cy="164" rx="66" ry="7" fill={PAPER} opacity="0.7" />
      </>
    ),
  },
  summer_pool: {
    ground: '#7FA6AD',
    shapes: (
      <>
        <circle cx="186" cy="52" r="26" fill="#E7CF9B" />
        {wave(110, 0.35)}
        {wave(138, 0.5)}
        {wave(166, 0.75)}
        <circle cx="86" cy="116" r="25" fill="none" stroke={WINE} strokeWidth="12" />
      </>
    ),
  },
  autumn_consultation: {
    ground: '#C9A886',
    shapes: (
      <>
        {leaf(70, 150, -18, WINE)}
        {leaf(112, 160, 12, '#A5673F')}
        <rect x="142" y="56" width="66" height="106" rx="4" fill={PAPER} />
        <path d="M154 78h42M154 94h42M154 110h30" stroke={INK} strokeWidth="3" opacity="0.5" />
        <path d="M154 138l14 10 26 -22" fill="none" stroke={WINE} strokeWidth="4" />
      </>
    ),
  },
  winter_hot_spring: {
    ground: '#6C7480',
    shapes: (
      <>
        {steam(88, 104)}
        {steam(125, 92)}
        {steam(162, 104)}
        <ellipse cx="125" cy="148" rx="92" ry="32" fill="#4C535D" />
        <ellipse cx="125" cy="142" rx="78" ry="24" fill="#A9C0C4" />
        <circle cx="40" cy="36" r="3" fill={PAPER} />
        <circle cx="206" cy="30" r="3" fill={PAPER} />
        <circle cx="182" cy="66" r="2.5" fill={PAPER} />
        <circle cx="64" cy="70" r="2.5" fill={PAPER} />
      </>
    ),
  },
  monthly_salon: {
    ground: '#D9CBBB',
    shapes: (
      <>
        {leaf(108, 96, -28, '#8A9A7B')}
        {leaf(125, 88, 2, WINE)}
        {leaf(142, 96, 30, '#8A9A7B')}
        <path d="M102 92H148L140 164H110Z" fill={INK} />
        <path d="M40 164H210" stroke={INK} strokeWidth="2" />
      </>
    ),
  },
  member_day: {
    ground: WINE,
    shapes: (
      <>
        <rect x="66" y="62" width="118" height="76" rx="8" fill={GOLD} />
        <path d="M66 84h118" stroke={WINE} strokeWidth="10" opacity="0.55" />
        <circle cx="162" cy="120" r="9" fill={PAPER} />
        <path d="M82 114h44" stroke={PAPER} strokeWidth="4" />
      </>
    ),
  },
  children_contest: {
    ground: '#E4D3B2',
    shapes: (
      <>
        {balloon(84, 70, WINE)}
        {balloon(126, 52, '#7FA6AD')}
        {balloon(168, 72, GOLD)}
      </>
    ),
  },
  yearly_gala: {
    ground: '#3B3F46',
    shapes: (
      <>
        <path d="M125 0V44" stroke={GOLD} strokeWidth="3" />
        <path d="M70 74Q125 116 180 74" fill="none" stroke={GOLD} strokeWidth="4" />
        <path d="M92 60Q125 84 158 60" fill="none" stroke={GOLD} strokeWidth="3" />
        {[70, 97, 125, 153, 180].map((x, at) => (
          <circle key={x} cx={x} cy={[72, 92, 97, 92, 72][at]} r="7" fill="#F0DFC0" />
        ))}
        <path d="M60 176H190" stroke={GOLD} strokeWidth="2" opacity="0.6" />
      </>
    ),
  },
};

const invitation: Drawing = {
  ground: '#E6DFD5',
  shapes: (
    <>
      <rect x="42" y="34" width="166" height="132" fill={PAPER} />
      <rect x="50" y="42" width="150" height="116" fill="none" stroke={GOLD} strokeWidth="1.5" />
      <path d="M92 84h66M104 102h42" stroke={INK} strokeWidth="2.5" opacity="0.45" />
      <circle cx="125" cy="132" r="7" fill={WINE} />
    </>
  ),
};

interface EventDrawingProps {
  readonly code?: Code;
  readonly className?: string;
}

/** 5:4, as covers are; its title stands beside it. */
export function EventDrawing({ code, className = '' }: EventDrawingProps) {
  const { ground, shapes } = code === undefined ? invitation : drawings[code];
  return (
    <svg className={`event-thumb ${className}`} viewBox="0 0 250 200" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <rect width="250" height="200" fill={ground} />
      {shapes}
    </svg>
  );
}
