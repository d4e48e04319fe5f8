import LineEditing
import Testing

struct ScriptedEditorTests {
  @Test func `Its events come in turn and end with the end of input`() {
    let editor = ScriptedEditor([.statement("list"), .interrupted])
    #expect(editor.read(Prompt("a")) == .statement("list"))
    #expect(editor.read(Prompt("b", style: .notice)) == .interrupted)
    #expect(editor.read(Prompt("c")) == .endOfInput)
    #expect(editor.read(Prompt("c")) == .endOfInput)
    #expect(editor.prompts == [Prompt("a"), Prompt("b", style: .notice), Prompt("c"), Prompt("c")])
  }
}
