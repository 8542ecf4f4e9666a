/**
 * The trace compiler's state machine: watching, recording, compiling, watching.
 *
 * It owns every compiled unit and every place it knows of (a loop header or a function's entry),
 * starts and ends recordings, and runs compiled code when the interpreter arrives at it. Compiling
 * (compilation.ts), calling the code (running.ts) and what is done about exits (departures.ts)
 * stand in files of their own. Nothing it does is visible to the program.
 *
 * Invariant: at most one recording is under way; a tree's recorded form is complete at all times
 * (a bridge that is given up leaves no trace of itself).
 */
import type { Code } from "../src/bytecode/code.ts";
import { Op } from "../src/bytecode/opcodes.ts";
import type { PyDict } from "../src/objects/dict.ts";
import type { PyException } from "../src/objects/errors.ts";
import type { PyFunction } from "../src/objects/function.ts";
import type { Value } from "../src/objects/object.ts";
import { callBound } from "../src/vm/calls.ts";
import { type Frame, ReturnMode, patchCode } from "../src/vm/frame.ts";
import { linkResumed, type PyGenerator, setReturned } from "../src/vm/generators.ts";
import { type LoopObserver, RecordVerdict } from "../src/vm/loop-observer.ts";
import { run } from "../src/vm/interpreter.ts";
import { thread } from "../src/vm/thread.ts";
import { abort, type AbortReason, TraceAbort } from "./aborts.ts";
import type { ExitLayout } from "./backend/exit-places.ts";
import { depth, raisedError, tellDepth } from "./backend/runtime.ts";
import { resume } from "./backend/resume.ts";
import { waitingPlace } from "./backend/steps.ts";
import {
  type CodeState,
  ensureState,
  functionKey,
  resumeOf,
  type Site,
  stateOf,
  stepKey,
} from "./code-state.ts";
import { type CompilationHost, Compilation } from "./compilation.ts";
import { bridgeAttempts, type DepartureHost, Departures } from "./departures.ts";
import {
  type Departure,
  isTooDeep,
  leavesToRunLoop,
  rebuildActivation,
  runFunction,
  runLoop,
  runStep,
} from "./running.ts";
import { canCompile, isClosure, isEntryCheck, Unit } from "./unit.ts";
import type { JitEvent, Listener, Place, Recorded } from "./events.ts";
import { Effect, rowOf } from "./ir/ops.ts";
import { Block, constant, Node, parameterCount, Tree, walk } from "./ir/tree.ts";
import type { Parameters } from "./parameters.ts";
import { followException } from "./record/exceptions.ts";
import { yieldsOf } from "./record/generators.ts";
import { liveFrames } from "./record/going-on.ts";
import { type LoopInfo, loopsOf, mayLoseValue } from "./record/loops.ts";
import { enterFunction } from "./record/names.ts";
import { Progress, Recorder, type RecorderHost } from "./record/recorder.ts";
import { hasOwnNamespace } from "./record/runtime-calls.ts";
import { State, SymbolicFrame } from "./record/state.ts";
import { hasSteps } from "./record/steps.ts";

/** Turns or calls until a place that became hot during a recording is hot again. */
const missed = 61;

/** Resumptions until a generator that compiled code resumes is compiled. */
const soon = 17;

/** Recordings that begin in a loop's last turn before that counts as an abort. */
const lastTurnLimit = 20;

interface Recording {
  readonly recorder: Recorder;
  readonly unit: Unit | null;
  readonly site: Site | null;
  /** The check whose bridge is being recorded. */
  readonly check: Node | null;
  readonly place: Place;
  readonly started: number;
  readonly what: Recorded;
  readonly globals: PyDict;
  readonly ownNamespace: boolean;
}

export class Driver implements LoopObserver, RecorderHost, CompilationHost, DepartureHost {
  readonly parameters: Parameters;
  private readonly functions = new WeakMap<PyFunction, Unit>();
  /** Code objects that have counters of this trace compiler, where it may be detached. */
  private readonly coded: Code[] = [];
  /** Functions that the recording calls. */
  private readonly wanted = new Set<Code>();
  /** With count_turns: all units, for the count of their exits. */
  private readonly reported: Unit[] = [];
  private readonly listeners: Listener[] = [];
  private recording: Recording | null = null;
  /** A bridge was begun by compiled code leaving: the run loop does not know yet. */
  private started = false;
  readonly disabledPasses: ReadonlySet<string>;
  private readonly compilation = new Compilation(this);
  private readonly departures = new Departures(this, this.compilation);
  private nextTree = 1;
  /** With count_turns: all counters, and what was added to them since. */
  private readonly counted: { code: Code; counters: Int32Array; start: Int32Array }[] = [];
  private addedTurns = 0;
  private readonly detachable: boolean;

  /**
   * `detachable`: whether `release` may be called. Until then such a compiler holds all code objects
   * that it has seen.
   */
  constructor(
    parameters: Parameters,
    disabledPasses: ReadonlySet<string> = new Set(),
    detachable = true,
  ) {
    this.parameters = parameters;
    this.disabledPasses = disabledPasses;
    this.detachable = detachable;
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  get isWatched(): boolean {
    return this.listeners.length > 0;
  }

  emitEvent(event: JitEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  // --- Counting and starting --------------------------------------------------------------------

  countersFor(code: Code): Int32Array {
    if (this.detachable) this.coded.push(code);
    const counters = new Int32Array(code.words.length);
    for (let pc = 0; pc < counters.length; pc++) {
      const op = (code.words[pc] as number) & 255;
      if (op === Op.JUMP_BACKWARD) counters[pc] = this.parameters.threshold;
      else if (op === Op.RESUME) counters[pc] = this.parameters.function_threshold;
    }
    if (this.parameters.count_turns === 1)
      this.counted.push({ code, counters, start: counters.slice() });
    return counters;
  }

  hot(frame: Frame, pc: number): boolean {
    if (!this.compilation.enabled) return false;
    if (this.recording !== null) {
      // A nested run loop: it counts on.
      if (frame.code.counters !== null) this.setCounter(frame.code.counters, pc, missed);
      return false;
    }
    const isEntry = (this.wordAt(frame.code, pc) & 255) === Op.RESUME;
    if (!isEntry && this.leavesToConsumer(frame, pc)) return false;
    const isStep = isEntry && frame.generator !== null;
    if (isStep && !hasSteps(frame.code)) return false;
    const key = isStep ? stepKey(pc) : isEntry ? functionKey : frame.pc;
    const site = this.siteAt(frame.code, key);
    if (site.unit !== null) {
      this.patch(site.unit);
      return false;
    }
    if (site.aborts >= this.parameters.abort_limit) return false;
    if (isStep) {
      this.startStep(frame, site, pc);
      return true;
    }
    if (isEntry && !this.startsCompiled(frame)) return false;
    this.startRoot(frame, site, isEntry);
    return true;
  }

  /**
   * A generator's loop that yields to a loop of another frame is part of that loop's trace: let
   * that one be recorded soon.
   */
  private leavesToConsumer(frame: Frame, pc: number): boolean {
    if (frame.generator === null) return false;
    if (frame.mode === ReturnMode.Entry && !hasSteps(frame.code)) return false;
    const info = loopsOf(frame.code).get(frame.pc);
    if (info === undefined || !yieldsOf(this, frame.code, info).yields) return false;
    this.setCounter(frame.code.counters as Int32Array, pc, this.parameters.threshold);
    if (frame.mode === ReturnMode.Entry) return true;
    const loop = consumerOf(frame);
    if (loop === null) return false;
    this.wantLoop(loop.code, loop.pc - 1);
    return true;
  }

  /** `key` as in CodeState.sites. */
  private siteAt(code: Code, key: number): Site {
    return ensureState(code).ensureSite(code, key, this.parameters.abort_backoff);
  }

  private startRoot(frame: Frame, site: Site, isEntry: boolean): void {
    const func = isEntry ? (frame.fn as PyFunction) : null;
    const unit = func === null ? null : this.functionUnit(func);
    if (unit !== null) {
      unit.tree = new Tree(frame.code, 0, true, unit.tree.id, false, unit.takesFunction);
    }
    const tree = unit?.tree ?? new Tree(frame.code, frame.pc, false, this.nextTree++);
    const state = new State();
    const symbolic = new SymbolicFrame(
      frame.code,
      func === null ? null : constant(func, "r"),
      false,
    );
    symbolic.pc = frame.pc;
    const inputs = isEntry ? parameterCount(frame.code) : frame.sp;
    for (let i = 0; i < frame.sp; i++) {
      const isUnbound = frame.regs[i] === undefined;
      if (i >= inputs || (isUnbound && (isEntry || i >= frame.code.slotCount))) {
        symbolic.regs.push(null);
        continue;
      }
      const input = new Node("input", "r", [], { imm: i });
      // The loop may be entered again when a variable is bound that is not now, and the other way.
      input.mayBeUnbound = isUnbound || (!isEntry && mayLoseValue(frame.code, i));
      tree.root.nodes.push(input);
      symbolic.regs.push(input);
    }
    state.frames.push(symbolic);
    const recorder = new Recorder(this, tree, state, tree.root, [], [frame], !isEntry);
    if (isEntry) enterFunction(recorder, frame);
    if (!isEntry) {
      recorder.leavesAtLoopEnd = { code: frame.code, header: frame.pc };
    }
    this.begin({
      recorder,
      unit,
      site,
      check: null,
      place: site.place,
      started: performance.now(),
      what: isEntry ? "function" : "loop",
      globals: frame.globals,
      ownNamespace: hasOwnNamespace(frame),
    });
  }

  /** Is the frame a call of a function that may be compiled from its entry? */
  private startsCompiled({ fn, code }: Frame): boolean {
    return fn !== null && canCompile(code) && this.functionUnit(fn).runs(fn);
  }

  /** A generator goes on behind the RESUME at `pc`, to its next yield. */
  private startStep(frame: Frame, site: Site, pc: number): void {
    const { code } = frame;
    const tree = new Tree(code, pc, false, this.nextTree++, true);
    const state = new State();
    const symbolic = new SymbolicFrame(code, null, false);
    symbolic.pc = frame.pc;
    const sentAt = waitingPlace(code.words, pc) === pc ? frame.sp - 1 : -1;
    for (let i = 0; i < frame.sp; i++) {
      const input = new Node("input", "r", [], { imm: i === sentAt ? -1 : i });
      // A variable that is bound now may be unbound the next time.
      input.mayBeUnbound =
        i < code.slotCount && (i >= code.argcount || frame.regs[i] === undefined);
      tree.root.nodes.push(input);
      symbolic.regs.push(input);
    }
    state.frames.push(symbolic);
    this.begin({
      recorder: new Recorder(this, tree, state, tree.root, [], [frame], false),
      unit: null,
      site,
      check: null,
      place: site.place,
      started: performance.now(),
      what: "step",
      globals: frame.globals,
      ownNamespace: false,
    });
  }

  private begin(recording: Recording): void {
    this.recording = recording;
    this.emitEvent({
      kind: "record",
      place: recording.place,
      what: recording.what,
      tree: recording.recorder.tree.id,
    });
  }

  // --- Recording --------------------------------------------------------------------------------

  takeStarted(): boolean {
    const { started } = this;
    this.started = false;
    return started;
  }

  runEnded(): void {
    if (this.recording !== null)
      this.giveUp(this.recording, "leavesFunction", this.recording.place);
  }

  record(frame: Frame, pc: number): RecordVerdict {
    const { recording } = this;
    if (recording === null) return RecordVerdict.Stop;
    try {
      switch (recording.recorder.record(frame, pc)) {
        case Progress.Going:
          return RecordVerdict.Execute;
        case Progress.Moved:
          return RecordVerdict.Reload;
        default:
          this.complete(recording);
          return RecordVerdict.Stop;
      }
    } catch (error) {
      if (!(error instanceof TraceAbort)) {
        this.recording = null;
        this.discard(recording);
        throw error;
      }
      this.giveUp(recording, error.reason, { code: frame.code, pc });
      return recording.recorder.ranInner ? RecordVerdict.StopAndReload : RecordVerdict.Stop;
    }
  }

  unwound(frame: Frame | null): boolean {
    const { recording } = this;
    if (recording === null) return false;
    // The frame is at its handler already; the recorder knows which instruction raised.
    const { code, pc } = recording.recorder.state.top;
    try {
      if (frame === null) abort("raised");
      followException(recording.recorder, frame);
      return true;
    } catch (error) {
      if (!(error instanceof TraceAbort)) throw error;
      this.giveUp(recording, error.reason, { code, pc });
      return false;
    }
  }

  private complete(recording: Recording): void {
    this.recording = null;
    this.armWanted();
    const recordTime = performance.now() - recording.started;
    const { recorder, site, what } = recording;
    if (recording.check !== null) {
      const unit = recording.unit as Unit;
      unit.bridges++;
      unit.stale++;
      unit.recordTime += recordTime;
      this.compilation.compileWhenDue(unit, recording.place);
      return;
    }
    if (what === "loop" && !goesRound(recorder.tree)) {
      this.giveUp(recording, "leavesTurn", recording.place);
      return;
    }
    const { globals, ownNamespace } = recording;
    const unit = recording.unit ?? this.newUnit(recorder.tree, null, globals, ownNamespace);
    if (!this.compilation.compile(unit, recordTime, what, recording.place)) {
      (site as Site).aborts = this.parameters.abort_limit;
      return;
    }
    (site as Site).unit = unit;
    this.patch(unit);
    if (what === "loop") this.wantOuter(recorder.tree);
  }

  /**
   * Where a loop is hot, the one around it takes its time too: together they are one function, and
   * what V8 learns about the inner one alone is lost when that is there.
   */
  private wantOuter({ code, pc }: Tree): void {
    let outer: LoopInfo | null = null;
    for (const loop of loopsOf(code).values()) {
      const isAround = loop.header !== pc && loop.body.has(pc);
      if (isAround && (outer === null || loop.body.size < outer.body.size)) outer = loop;
    }
    if (outer !== null) this.soon(code, outer.header, this.parameters.outer_threshold);
  }

  /** A recording that came to nothing: back off, and after some times leave the place alone. */
  private giveUp(recording: Recording, reason: AbortReason, at: Place): void {
    this.recording = null;
    this.armWanted();
    this.discard(recording);
    const { site, check } = recording;
    let final = false;
    if (site !== null && reason === "leavesLoop" && site.lastTurns < lastTurnLimit) {
      // It was the loop's last turn: try another one soon.
      site.lastTurns++;
      this.rearm(site, 1 + site.lastTurns);
    } else if (site !== null) {
      site.aborts++;
      final = site.aborts >= this.parameters.abort_limit;
      if (!final) this.rearm(site, site.backoff);
      site.backoff *= 2;
    } else if (check !== null) {
      const state = this.departures.stateOf(check);
      const isEntry = recording.unit !== null && isEntryCheck(recording.unit.tree, check);
      if (isEntry && reason === "leavesLoop" && state.lastTurns < lastTurnLimit) {
        // It was the last turn of a loop entered with values of other kinds.
        state.lastTurns++;
        state.next = state.count + 1 + state.lastTurns;
      } else {
        // What comes after a loop is compiled with what is around it, not here.
        state.aborts += reason === "leavesLoop" ? bridgeAttempts : 1;
        state.next = state.count + this.parameters.exit_threshold * 2 ** (state.aborts + 1);
        final = state.aborts >= bridgeAttempts;
      }
    }
    this.emitEvent({
      kind: "abort",
      place: recording.place,
      at,
      reason,
      what: recording.what,
      final,
      milliseconds: performance.now() - recording.started,
    });
  }

  private discard(recording: Recording): void {
    if (recording.check !== null) recording.check.bridge = null;
  }

  /** Counts a place again. */
  private rearm(site: Site, count: number): void {
    const { code } = site.place;
    const { counters } = code;
    if (counters === null) return;
    for (const pc of this.patchPoints(site)) this.setCounter(counters, pc, count);
  }

  private setCounter(counters: Int32Array, pc: number, count: number): void {
    this.addedTurns += count - (counters[pc] as number);
    counters[pc] = count;
  }

  // --- What reports ask -------------------------------------------------------------------------

  /** Back edges taken in the interpreter, as far as they were counted (count_turns). */
  interpretedTurns(): number {
    let turns = this.addedTurns;
    for (const { code, counters, start } of this.counted) {
      for (let pc = 0; pc < counters.length; pc++) {
        if ((this.wordAt(code, pc) & 255) === Op.RESUME) continue;
        turns += (start[pc] as number) - (counters[pc] as number);
      }
    }
    return turns;
  }

  /** How often compiled code was left, by place. Bridges take over from the exits they are at. */
  exitCounts(): { tree: number; op: string; place: Place; count: number }[] {
    const found: { tree: number; op: string; place: Place; count: number }[] = [];
    for (const { tree } of this.reported) {
      walk(tree.root, (node) => {
        const count = this.departures.countOf(node);
        if (count === 0 || !node.exit?.code) return;
        const { code, pc } = node.exit;
        found.push({ tree: tree.id, op: node.op, place: { code, pc }, count });
      });
    }
    return found.sort((a, b) => b.count - a.count);
  }

  // --- What the recorder asks -------------------------------------------------------------------

  wordAt(code: Code, pc: number): number {
    return stateOf(code)?.originals.get(pc) ?? (code.words[pc] as number);
  }

  treeAt(frame: Frame, pc: number): Tree | null {
    const unit = stateOf(frame.code)?.sites.get(pc)?.unit;
    return unit?.fits(frame) === true ? unit.tree : null;
  }

  isWide(code: Code, pc: number): boolean {
    return stateOf(code)?.wide.has(pc) === true;
  }

  isChanging(entry: object): boolean {
    return this.departures.isChanging(entry);
  }

  inspectsFrames(code: Code, pc: number): boolean {
    return stateOf(code)?.inspecting.has(pc) === true;
  }

  noteInspection(code: Code, pc: number): void {
    ensureState(code).inspecting.add(pc);
  }

  callUnit(func: PyFunction): { readonly takesFunction: boolean } | null {
    if (!canCompile(func.code)) return null;
    const unit = this.functionUnit(func);
    if (!unit.runs(func)) return null;
    if (this.siteAt(func.code, functionKey).unit === null) this.wanted.add(func.code);
    return unit;
  }

  /** Functions that a recording calls are hot as soon as it is done. */
  private armWanted(): void {
    for (const code of this.wanted) {
      const site = this.siteAt(code, functionKey);
      if (site.unit === null && site.aborts === 0) this.rearm(site, 2);
    }
    this.wanted.clear();
  }

  /** The unit of a function; until it is compiled, it runs the interpreter. */
  private functionUnit(func: PyFunction): Unit {
    const { code } = func;
    const isShared = isClosure(code);
    const known = isShared ? ensureState(code).closure : this.functions.get(func);
    if (known !== undefined && known !== null) return known;
    const tree = new Tree(code, 0, true, this.nextTree++, false, isShared);
    const unit = this.newUnit(tree, isShared ? null : func, func.globals, false);
    unit.run = (...args) => {
      tellDepth(depth.now);
      return callBound(unit.func ?? (args.pop() as PyFunction), args as Value[]);
    };
    if (isShared) ensureState(code).closure = unit;
    else this.functions.set(func, unit);
    return unit;
  }

  private newUnit(
    tree: Tree,
    func: PyFunction | null,
    globals: PyDict,
    ownNamespace: boolean,
  ): Unit {
    const unit = new Unit(tree, func, globals, ownNamespace);
    if (this.parameters.count_turns === 1) this.reported.push(unit);
    return unit;
  }

  wantSteps(code: Code): void {
    const { counters } = code;
    if (counters === null || !hasSteps(code)) return;
    for (let pc = 0; pc < counters.length; pc++) {
      const isResume = (this.wordAt(code, pc) & 255) === Op.RESUME;
      if (isResume && (counters[pc] as number) > soon) this.setCounter(counters, pc, soon);
    }
  }

  wantLoop(code: Code, header: number): void {
    this.soon(code, header, 3);
  }

  /** A loop that is not compiled is recorded after so many turns, if it would not be before. */
  private soon(code: Code, header: number, turns: number): void {
    const site = this.siteAt(code, header);
    if (site.unit !== null || site.aborts >= this.parameters.abort_limit || code.counters === null)
      return;
    for (const pc of this.patchPoints(site)) {
      const left = code.counters[pc] as number;
      if (left <= 0 || left > turns) this.setCounter(code.counters, pc, turns);
    }
  }

  runInner(tree: Tree, frame: Frame): { left: Node | null; frame: Frame } {
    const unit = this.siteAt(tree.code, tree.pc).unit as Unit;
    if (isTooDeep(unit, frame)) abort("lost");
    // A version of the loop that is not emitted yet would be left at the entry.
    if (unit.stale > 0) this.recompile(unit, { code: tree.code, pc: tree.pc });
    const { layout, top } = runLoop(unit, frame);
    thread.frame = top;
    if (layout.raises) throw raisedError.value;
    const left = layout.node;
    if (left === null || left.op === "loop") return { left: null, frame: top };
    if (left.hoisted) {
      // It would leave like this each time: keep the check where the recording can follow it.
      this.compilation.pinned.add(left.origin);
      this.recompile(unit, { code: top.code, pc: top.pc });
      return { left: null, frame: top };
    }
    return { left: left.origin, frame: top };
  }

  private recompile(unit: Unit, place: Place): void {
    this.compilation.compile(unit, 0, "bridge", place);
  }

  // --- Patching ---------------------------------------------------------------------------------

  /** Where compiled code is entered: all back edges of the loop, or the function's RESUME. */
  private patchPoints(site: Site): readonly number[] {
    const { code } = site.place;
    for (const [pc, candidate] of stateOf(code)?.sites ?? []) {
      if (candidate !== site) continue;
      if (pc < functionKey) return [resumeOf(pc)];
      if (pc >= 0) return loopsOf(code).get(pc)?.backEdges ?? [];
      for (let i = 0; i < code.words.length; i++) {
        if (((code.words[i] as number) & 255) === Op.RESUME) return [i];
      }
    }
    return [];
  }

  private patch(unit: Unit): void {
    const { code, pc, isFunction, isStep } = unit.tree;
    const site = this.siteAt(code, isFunction ? functionKey : isStep ? stepKey(pc) : pc);
    if (isStep) {
      code.steps ??= new Array(code.words.length).fill(undefined);
      code.steps[waitingPlace(code.words, pc)] = unit;
    }
    const { originals } = ensureState(code);
    for (const pc of this.patchPoints(site)) {
      if (!originals.has(pc)) originals.set(pc, code.words[pc] as number);
      patchCode(code, pc, Op.ENTER_TRACE | (site.slot << 8));
    }
  }

  /** Takes every patch back: code objects outlive the trace compiler (embedding, tests). */
  release(): void {
    for (const code of this.coded) {
      for (const [pc, word] of stateOf(code)?.originals ?? []) patchCode(code, pc, word);
      code.counters = null;
      code.jit = null;
      code.steps = null;
    }
    this.coded.length = 0;
    this.recording = null;
  }

  // --- Running compiled code --------------------------------------------------------------------

  enter(frame: Frame, slot: number): Frame {
    const unit = ((stateOf(frame.code) as CodeState).slots[slot] as Site).unit as Unit;
    const word = this.wordAt(frame.code, frame.pc);
    if (unit.tree.isFunction) return this.enterFunction(unit, frame);
    if (unit.tree.isStep) return this.enterStep(unit, frame);
    frame.pc = word >>> 8;
    if (!unit.fits(frame)) return frame;
    if (this.recording?.recorder.mayEnter(frame) === false) return frame;
    return this.enterLoop(unit, frame);
  }

  private enterLoop(unit: Unit, frame: Frame): Frame {
    if (isTooDeep(unit, frame)) return frame;
    return this.depart(unit, runLoop(unit, frame));
  }

  private enterStep(unit: Unit, frame: Frame): Frame {
    const isBusy = this.recording !== null && !this.recording.recorder.isWaiting;
    if (!unit.fits(frame) || isBusy || isTooDeep(unit, frame)) {
      frame.pc++;
      return frame;
    }
    const departure = runStep(unit, frame);
    return departure === null ? frame : this.depart(unit, departure);
  }

  private depart(unit: Unit, { layout, top }: Departure): Frame {
    if (layout.raises) {
      thread.frame = top;
      const error = raisedError.value;
      this.departures.leftRaising(unit, layout, top);
      throw error;
    }
    if (layout.node !== null) this.departures.left(unit, layout, top);
    return top;
  }

  private enterFunction(unit: Unit, frame: Frame): Frame {
    const isBusy = this.recording?.recorder.mayEnter(frame) === false;
    if (!unit.runs(frame.fn) || isBusy || isTooDeep(unit, frame)) frame.pc++;
    else runFunction(unit, frame);
    return frame;
  }

  /**
   * A compiled function left its code: the rest of its activation is interpreted. `exits` are
   * those of the code it ran, which the unit may have replaced meanwhile.
   */
  leaveFunction(
    unit: Unit,
    exits: readonly ExitLayout[],
    index: number,
    level: number,
    func?: PyFunction,
  ): Value {
    const layout = exits[index] as ExitLayout;
    const error = layout.raises ? (raisedError.value as PyException) : null;
    const { base, top } = rebuildActivation(unit, layout, level, func);
    if (layout.raises) this.departures.leftRaising(unit, layout, top);
    else if (layout.node !== null) this.departures.left(unit, layout, top);
    const result = run(base, error, top, this.takeStarted());
    depth.now = level - 1;
    return result;
  }

  /** The same for a step that compiled code has called; undefined when the generator ends. */
  leaveStep(
    unit: Unit,
    exits: readonly ExitLayout[],
    index: number,
    level: number,
    generator: PyGenerator,
  ): Value | undefined {
    const layout = exits[index] as ExitLayout;
    if (leavesToRunLoop(layout, generator)) return undefined;
    const error = layout.raises ? (raisedError.value as PyException) : null;
    const base = linkResumed(generator, thread.frame, level, ReturnMode.Entry);
    const top = resume(layout, base);
    if (layout.raises) this.departures.leftRaising(unit, layout, top);
    else if (layout.node !== null) this.departures.left(unit, layout, top);
    const result = run(base, error, top, this.takeStarted());
    depth.now = level - 1;
    if (generator.frame !== null) return result;
    setReturned(result);
    return undefined;
  }

  // --- Bridges ----------------------------------------------------------------------------------

  get isFree(): boolean {
    return this.recording === null && this.compilation.enabled;
  }

  startBridge(unit: Unit, check: Node, top: Frame, place: Place): void {
    if (check.exit === null) return;
    const state = State.fromExit(check.exit);
    const raises = rowOf(check.op).effect === Effect.Call;
    if (!raises) check.bridge = new Block();
    const live = liveFrames(top, state.frames.length);
    const recorder = new Recorder(
      this,
      unit.tree,
      state,
      check.bridge ?? new Block(),
      check.open,
      live,
      isEntryCheck(unit.tree, check),
      check.merges,
    );
    if (raises) {
      recorder.startsRaising = true;
      recorder.lastCall = check;
    }
    recorder.skipsHeader = !isEntryCheck(unit.tree, check);
    const { isFunction, isStep, code, pc } = unit.tree;
    recorder.leavesAtLoopEnd = isFunction || isStep ? null : { code, header: pc };
    this.begin({
      recorder,
      unit,
      site: null,
      check,
      place,
      started: performance.now(),
      what: "bridge",
      globals: unit.globals,
      ownNamespace: unit.ownNamespace,
    });
    this.started = true;
  }
}

/** The frame whose FOR_ITER a generator yields to, through those that delegate to it. */
function consumerOf(generator: Frame): Frame | null {
  let frame: Frame | null = generator;
  while (frame !== null && frame.mode === ReturnMode.Send) frame = frame.back;
  return frame !== null && frame.mode === ReturnMode.ForIter ? frame.back : null;
}

/** Does a turn of the tree's loop end in the next one, on the path that was recorded? */
function goesRound(tree: Tree): boolean {
  const loop = tree.root.last?.loop ?? null;
  let found = false;
  walk(tree.root, (node) => {
    if (node.op !== "continue") return;
    // A generator that the loop iterates may go round many times before it yields.
    found ||= node.loop === loop || node.loop?.code !== loop?.code;
  });
  return found && loop !== null;
}
