using Bunner;

namespace QuickStart.Handlers;

internal static class Home
{
    [Get("/")]
    public static string Help() => """
        Users and their notes. Try:

          curl http://127.0.0.1:5080/users -H 'Content-Type: application/json' -d '{"name":"ada"}'
          curl http://127.0.0.1:5080/users/ada
          curl http://127.0.0.1:5080/users/1/notes -H 'Content-Type: application/json' -d '{"text":"Feed the cat","tag":"todo","folder":"home/pets"}'
          curl http://127.0.0.1:5080/users/1/notes/todo?contains=cat
          curl http://127.0.0.1:5080/notes/2.txt
          curl http://127.0.0.1:5080/folders/home
          curl -i -X PATCH http://127.0.0.1:5080/users/1     (405: Allow says what there is)

        """;
}
