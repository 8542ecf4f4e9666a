/** The module `_types`: the classes that `types` names. */
import { codeType } from "../bytecode/code.ts";
import { tracebackType } from "../objects/errors.ts";
import {
  cellType,
  functionType,
  methodType,
  moduleType,
  type PyModule,
} from "../objects/function.ts";
import { genericAliasType } from "../objects/generic-alias.ts";
import { mappingProxyType } from "../objects/mapping-proxy.ts";
import {
  classMethodDescriptorType,
  getSetType,
  memberDescriptorType,
  methodDescriptorType,
  methodWrapperType,
  nativeFunctionType,
  slotWrapperType,
} from "../objects/native.ts";
import { simpleNamespaceType } from "../objects/simple-namespace.ts";
import { ellipsisType, notImplementedType } from "../objects/singletons.ts";
import { defineType, noneType } from "../objects/type.ts";
import { unionType } from "../objects/union.ts";
import { frameType } from "../vm/frame.ts";
import { asyncGeneratorType, coroutineType, generatorType } from "../vm/generators.ts";
import { moduleFrom } from "./module.ts";

const capsuleType = defineType({ name: "PyCapsule", isBase: false });

export function makeModule(): PyModule {
  return moduleFrom("_types", "Define names for built-in types.", {
    values: {
      AsyncGeneratorType: asyncGeneratorType,
      BuiltinFunctionType: nativeFunctionType,
      BuiltinMethodType: nativeFunctionType,
      CapsuleType: capsuleType,
      CellType: cellType,
      ClassMethodDescriptorType: classMethodDescriptorType,
      CodeType: codeType,
      CoroutineType: coroutineType,
      EllipsisType: ellipsisType,
      FrameType: frameType,
      FunctionType: functionType,
      GeneratorType: generatorType,
      GenericAlias: genericAliasType,
      GetSetDescriptorType: getSetType,
      LambdaType: functionType,
      MappingProxyType: mappingProxyType,
      MemberDescriptorType: memberDescriptorType,
      MethodDescriptorType: methodDescriptorType,
      MethodType: methodType,
      MethodWrapperType: methodWrapperType,
      ModuleType: moduleType,
      NoneType: noneType,
      NotImplementedType: notImplementedType,
      SimpleNamespace: simpleNamespaceType,
      TracebackType: tracebackType,
      UnionType: unionType,
      WrapperDescriptorType: slotWrapperType,
    },
  });
}
