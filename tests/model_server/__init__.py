"""A real HTTP server that speaks OpenAI's chat.completions and can fail in every known way.

    python -m tests.model_server --port 8808
    OPENAI_BASE_URL=http://127.0.0.1:8808/v1 OPENAI_API_KEY=none brief run …

No model is behind it: answers are made from the prompt. `python -m tests.model_server
--help` lists what can be set.
"""
