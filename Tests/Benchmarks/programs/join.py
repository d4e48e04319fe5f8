def main():
    l = []
    for i in range(1, 100001):
        l.append(i)
    print(",".join(map(str, l)) == "")
main()
