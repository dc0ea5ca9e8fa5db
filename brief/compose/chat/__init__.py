"""Any OpenAI-compatible chat model behind one method, with its failures told apart.

`build.open_chat(settings)` stacks the parts; each of them is a `ChatModel`.
"""
