import { type DynamicModule, Module } from '@nestjs/common';
import { AlertFiguresReader } from '../alerts/alert-figures.js';
import { AlertRuleSweep } from './alert-rule-sweep.js';
import { AudioDeletionSweep } from './audio-deletion-sweep.js';
import { AudioSweep } from './audio-sweep.js';
import { EventSweep } from './event-sweep.js';
import { FailedJobSweep } from './failed-job-sweep.js';
import { RecordingRemoval } from './recording-removal.js';
import { ServiceLevelSweep } from './service-level-sweep.js';
import { SWEEPS, type Sweep } from './sweep.js';
import { SweepSchedule } from './sweep-schedule.js';
import { TemporaryDataSweep } from './temporary-data-sweep.js';
import { TranscriptSweep } from './transcript-sweep.js';

const ALL = [
  FailedJobSweep,
  ServiceLevelSweep,
  AlertRuleSweep,
  AudioSweep,
  AudioDeletionSweep,
  TranscriptSweep,
  EventSweep,
  TemporaryDataSweep,
];

/** Scheduled repair and clean-up. */
@Module({})
export class SweepsModule {
  /** @param imports the platform, Supabase, the queue, the jobs, and the statistics */
  static with(imports: NonNullable<DynamicModule['imports']>): DynamicModule {
    return {
      module: SweepsModule,
      imports,
      providers: [
        RecordingRemoval,
        AlertFiguresReader,
        ...ALL,
        { provide: SWEEPS, inject: ALL, useFactory: (...sweeps: Sweep[]) => sweeps },
        SweepSchedule,
      ],
      exports: [FailedJobSweep],
    };
  }
}
