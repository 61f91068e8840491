// The whole engine in a process of its own, as `npm start` starts it, with stages that cost nothing. Settings come from the environment.
import { EnrichingStage } from '../../dist/pipeline/enriching/enriching.stage.js';
import { RefiningStage } from '../../dist/pipeline/refining/refining.stage.js';
import { TranscribingStage } from '../../dist/pipeline/transcribing/transcribing.stage.js';
import { OUTPUTS } from '../queue/scripted-replica.mjs';

for (const [status, stage] of Object.entries({
  TRANSCRIBING: TranscribingStage,
  ENRICHING: EnrichingStage,
  REFINING: RefiningStage,
})) {
  stage.prototype.run = async () => undefined;
  stage.prototype.output = () => OUTPUTS[status];
}
await import('../live/engine-process.mjs');
